import { z } from "zod";
import { instantFrom } from "#core/instant.ts";
import { MAX_PART, MAX_WHAT } from "#core/note.ts";
import { id, locale, maybeLocalized, person, words } from "#schema/words.ts";

/** Words of at most so many characters, in each language; the problem names the language that has more. */
function noLongerThan(most: number, fix: string) {
  return maybeLocalized.check(({ value, issues }) => {
    const texts = typeof value === "string" ? [[undefined, value] as const] : Object.entries(value);
    for (const [tag, text] of texts)
      if ([...text].length > most)
        issues.push({
          code: "custom",
          input: text,
          path: tag === undefined ? [] : [tag],
          message: `is longer than ${most} characters|${fix} at most ${most} characters.`,
        });
  });
}

const paragraph = noLongerThan(MAX_PART, "Say it in");

const pending = z.strictObject({
  kind: z.enum(["major", "minor"]).default("major"),
  what: noLongerThan(MAX_WHAT, "Say it in one sentence of").optional(),
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
