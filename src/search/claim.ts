import type { EntryKey } from "#core/entry.ts";
import { foldedText } from "#core/fold.ts";
import type { Locale } from "#core/locale.ts";
import { withToneInPlace } from "#search/tone.ts";
import { wordsOf } from "#search/word.ts";

/** Words by which an answer is to be found; only a phrase can be claimed by two. */
export interface Claim {
  readonly words: string;
  readonly as: "phrase" | "title" | "shortcut";
  readonly locale: Locale;
}

/** An answer with everything it claims, in all its languages. */
export interface Claimant {
  readonly key: EntryKey;
  readonly owner: string;
  /** Absent means every team. */
  readonly teams?: readonly string[] | undefined;
  readonly claims: readonly Claim[];
}

/** What a claimant's claims are gathered from: its texts by language, and the shortcuts of the source text. */
export function claimsOf(
  texts: Iterable<readonly [Locale, { readonly title: string; readonly phrases: readonly string[] }]>,
  shortcuts: readonly string[],
  sourceLocale: Locale,
): Claim[] {
  const spoken = [...texts].flatMap(([locale, { title, phrases }]) => [
    { words: title, as: "title", locale } as const,
    ...phrases.map((words) => ({ words, as: "phrase", locale }) as const),
  ]);
  return [...spoken, ...shortcuts.map((words) => ({ words, as: "shortcut", locale: sourceLocale }) as const)];
}

/** Whether agents of some team see both. */
export function shareTeam(
  { teams: a }: Pick<Claimant, "teams">,
  { teams: b }: Pick<Claimant, "teams">,
): boolean {
  return a === undefined || b === undefined || a.some((team) => b.includes(team));
}

const PLAIN = /^[ -&(-~]*$/;
const LATIN = /^[ -&(-~\p{Script=Latin}]*$/u;
const PLAIN_WORD = /[a-z0-9]+/g;
const LATIN_WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LONGEST = 40;
const LONG = new RegExp(`[^ ]{${LONGEST + 1}}`);

/**
 * The words of a claim as they were written: those of `wordsOf`, found in half the time where letters are Latin,
 * since a base has a hundred thousand phrases.
 */
export function exactWords(text: string): readonly string[] {
  if (isLong(text)) return slowly(text, "exact");
  if (PLAIN.test(text)) return text.toLowerCase().match(PLAIN_WORD) ?? [];
  if (!LATIN.test(text)) return slowly(text, "exact");
  const words = text.normalize("NFKC").toLowerCase().match(LATIN_WORD) ?? [];
  return words.map(withToneInPlace);
}

/** The same words without their marks. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldedText(text);
  const isPlain = (PLAIN.test(text) || (PLAIN.test(folded) && LATIN.test(text))) && !isLong(text);
  return isPlain ? (folded.match(PLAIN_WORD) ?? []) : slowly(text, "folded");
}

function isLong(text: string): boolean {
  return text.length > LONGEST && LONG.test(text);
}

function slowly(text: string, form: "exact" | "folded"): string[] {
  return wordsOf(text).map((word) => word[form]);
}
