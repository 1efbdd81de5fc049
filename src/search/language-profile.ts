import type { Locale } from "#core/locale.ts";
import { wordsOf } from "#search/word.ts";

/** The commonest words of a base's texts by language: what messages are told apart by. Serialises as JSON. */
export interface LanguageProfile {
  /** The languages replies are written in, in the workspace's order. */
  readonly locales: readonly Locale[];
  /** Words parted by spaces; each list holds words that are four times rarer than those before. */
  readonly words: Readonly<Record<Locale, readonly string[]>>;
}

/** Words in all lists together; about 3.5 bytes each when packed. */
const MOST_WORDS = 1500;
const LEVELS = 5;
/** The share of all words that those of the first list have at least. */
const FIRST_SHARE = 0.008;
/** Scripts name their language by themselves, so only words of Latin letters are kept; one letter is chat in all of them. */
const KEPT = /^[a-zß]{2,20}$/;

/** The profile of some texts by language. Words are without marks, so that they speak for those who type none. */
export function languageProfile(
  locales: readonly Locale[],
  texts: Readonly<Record<Locale, readonly string[]>>,
): LanguageProfile {
  const named = locales.filter((locale) => texts[locale]?.length);
  const words = named.map((locale) => [
    locale,
    levelsOf(texts[locale] ?? [], Math.floor(MOST_WORDS / named.length)),
  ]);
  return { locales, words: Object.fromEntries(words) };
}

/** The share of all words that a word of a level stands for. */
export function shareAt(level: number): number {
  return (2 * FIRST_SHARE) / 4 ** level;
}

function levelsOf(texts: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { folded } of texts.flatMap(wordsOf)) {
    total++;
    if (KEPT.test(folded)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  const commonest = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).slice(0, most);
  const levels = Array.from({ length: LEVELS }, (): string[] => []);
  for (const [word, count] of commonest) levels[levelOf(count / total)]?.push(word);
  return levels.map((list) => list.sort().join(" "));
}

function levelOf(share: number): number {
  return Math.min(LEVELS - 1, Math.max(0, Math.ceil(Math.log(FIRST_SHARE / share) / Math.log(4))));
}
