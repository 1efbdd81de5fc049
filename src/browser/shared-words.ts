import type { TextPlace } from "#search/matched-places.ts";
import { isSmallWord } from "#search/small-words.ts";
import { placedWordsOf } from "#search/word.ts";

/** Of a word that was typed, so many letters mark the longer words that begin with it. */
const LEAST_BEGINNING = 3;

/**
 * Where a text has words that were said, tone marks and letter case aside, or words that begin with one that was. Words
 * beside each other make one place; small words alone make none, unless nothing else was said.
 */
export function sharedWords(text: string, said: readonly string[]): TextPlace[] {
  const words = new Set(said.flatMap((part) => placedWordsOf(part).map(({ folded }) => folded)));
  const beginnings = [...words].filter(({ length }) => length >= LEAST_BEGINNING);
  const isOnlySmall = [...words].every(isSmallWord);
  const places: { start: number; end: number; isTelling: boolean }[] = [];
  for (const { folded, start, end } of placedWordsOf(text)) {
    if (!words.has(folded) && !beginnings.some((beginning) => folded.startsWith(beginning))) continue;
    const isTelling = isOnlySmall || !isSmallWord(folded);
    const last = places.at(-1);
    if (last && /^\s*$/u.test(text.slice(last.end, start))) {
      last.end = end;
      last.isTelling ||= isTelling;
    } else places.push({ start, end, isTelling });
  }
  return places.filter((place) => place.isTelling).map(({ start, end }) => ({ start, end }));
}
