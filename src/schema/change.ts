import { z } from "zod";
import type { MaybeLocalized } from "#core/entry.ts";
import { instantFrom } from "#core/instant.ts";
import { MAX_PART, MAX_WHAT } from "#core/note.ts";
import { id, locale, maybeLocalized, person, words } from "#schema/words.ts";

function isShort(words: MaybeLocalized, most: number): boolean {
  const texts = typeof words === "string" ? [words] : Object.values(words);
  return texts.every((text) => [...text].length <= most);
}

const paragraph = maybeLocalized.refine(
  (text) => isShort(text, MAX_PART),
  `is longer than ${MAX_PART} characters|Say it in at most ${MAX_PART} characters.`,
);

const pending = z.strictObject({
  kind: z.enum(["major", "minor"]).default("major"),
  what: maybeLocalized
    .refine(
      (text) => isShort(text, MAX_WHAT),
      `is longer than ${MAX_WHAT} characters|Say it in one sentence of at most ${MAX_WHAT} characters.`,
    )
    .optional(),
  why: paragraph.optional(),
  do: paragraph.optional(),
  effective: words
    .refine(
      (text) => instantFrom(text, "UTC") !== undefined,
      "is no time|Write it like 2026-11-23T09:00, or with an offset: 2026-11-23T09:00:00+07:00.",
    )
    .optional(),
  by: person.optional(),
  ready: z.boolean().optional(),
  because: words.optional(),
  acknowledge: z.boolean().optional(),
  emergency: z.strictObject({ reason: words }).optional(),
  locales: z.record(locale, z.enum(["updated", "keeps", "behind"])).optional(),
  withdraw: z.strictObject({ use: id.optional(), why: words.optional() }).optional(),
});

/** The pending change note of an entry; `change:` with nothing behind it is one too. */
export const change = z.preprocess((value) => value ?? {}, pending).optional();
