import { isSmallWord } from "#search/small-words.ts";
import type { SpokenWord } from "#search/spoken-word.ts";
import { type PlacedWord, placedWordsOf, wordsOf } from "#search/word.ts";

/** A stretch of a text, in UTF-16 units from its beginning. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

/** Fewer letters than this mark nothing by themselves. */
const LEAST_LETTERS = 2;

/**
 * Where a message says what some texts say: its words that stand in one of them, tone marks and letter case aside, and
 * chat spelling as what it stands for where `words` were read so. Words beside each other make one place; small words alone make none.
 */
export function matchedPlaces(
  message: string,
  texts: readonly string[],
  words: readonly SaidWord[] = placedWordsOf(message),
): TextPlace[] {
  const known = new Set(texts.flatMap((text) => wordsOf(text).map(({ folded }) => folded)));
  const places: { start: number; end: number; isTelling: boolean }[] = [];
  for (const word of words) {
    if (!meanings(word).some((folded) => known.has(folded))) continue;
    const isTelling = !isSmallWord(word.folded) && word.end - word.start >= LEAST_LETTERS;
    const last = places.at(-1);
    if (last && /^\s*$/u.test(message.slice(last.end, word.start))) {
      last.end = Math.max(last.end, word.end);
      last.isTelling ||= isTelling;
    } else places.push({ start: word.start, end: word.end, isTelling });
  }
  return places.filter(({ isTelling }) => isTelling).map(({ start, end }) => ({ start, end }));
}

/** A word of a message, and what it may mean besides. */
export type SaidWord = PlacedWord & Partial<Pick<SpokenWord, "others">>;

/** What a word may say, folded. */
export function meanings({ folded, others = [] }: SaidWord): string[] {
  return [folded, ...others.flatMap(({ words }) => words.map((word) => word.folded))];
}
