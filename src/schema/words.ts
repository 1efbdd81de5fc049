import { z } from "zod";
import { isId } from "#core/entry.ts";
import { isInstant } from "#core/instant.ts";
import { isAccount } from "#core/person.ts";
import { isVersion } from "#core/version.ts";

/** A language tag as it may name a file. */
export const locale = z
  .string()
  .refine(
    (text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text),
    "is no language tag|Write it like en, vi or pt-BR.",
  );

/** An id: lower-case words joined by `-`. */
export const id = z
  .string()
  .refine(isId, "is no id|Use small letters a-z, digits and single - only, at most 64 characters.");

/** A person: the id of an owner, or an account of the git host. */
export const person = z
  .string()
  .refine(
    (text) => isId(text) || isAccount(text),
    'is no person|Write the id of an owner, or an account of the git host in quotes, like "@minh-tran".',
  );

/** Any text, exactly as it is written. */
export const source = z
  .string()
  .refine(
    (text) => text.isWellFormed(),
    "holds half a character|Write the character itself instead of \\u codes.",
  );

/** A text that is not empty, without line ends at its edges, NFC. */
export const words = source.transform((text) => text.trim().normalize("NFC")).pipe(z.string().min(1));

/** A text on one line. */
export const line = words.refine(
  (text) => !text.includes("\n"),
  "runs over several lines|Write it on one line.",
);

/** One text for all languages, or one for each. */
export const maybeLocalized = z.union([words, z.record(locale, words)]);

/** A text for each language. */
export const localized = z.record(locale, words);

/** An RFC 3339 instant with an offset. */
export const instant = z
  .string()
  .refine(isInstant, "is no instant with an offset|Write it like 2026-11-23T09:00:00+07:00.");

/** A day as `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isInstant(`${text}T00:00:00Z`),
    "is no day|Write it like 2026-10-01.",
  );

/** A version as quoted text; YAML reads an unquoted 3.10 as the number 3.1. */
export const version = versionOr();

/** A version as quoted text, or one of a few words. */
export function versionOr<T extends string>(...others: readonly T[]) {
  return z.unknown().transform((value, context): string => {
    if (isVersion(value) || (others as readonly unknown[]).includes(value)) return value as string;
    context.issues.push(
      value === undefined ? MISSING_VERSION : { code: "custom", input: value, message: versionFault(value) },
    );
    return z.NEVER;
  });
}

const MISSING_VERSION = { code: "invalid_type", expected: "string", input: undefined } as const;

function versionFault(value: unknown): string {
  if (typeof value === "number") return 'is an unquoted version|Put it in quotes, as in "3.10".';
  return 'is no version|Write it like "3.1", in quotes.';
}

/** A list that may be left out. */
export function listOf<T extends z.ZodType>(element: T) {
  return z.array(element).default([]);
}
