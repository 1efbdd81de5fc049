import type { TextPlace } from "#search/matched-places.ts";
import { placedWordsOf } from "#search/word.ts";

/** Of a word that was typed, so many letters mark the longer words that begin with it. */
const LEAST_BEGINNING = 3;

/**
 * Where a text has words that were said, tone marks and letter case aside, or words that begin with one that was. Words
 * beside each other make one place.
 */
export function sharedWords(text: string, said: readonly string[]): TextPlace[] {
  const words = new Set(said.flatMap((part) => placedWordsOf(part).map(({ folded }) => folded)));
  const beginnings = [...words].filter(({ length }) => length >= LEAST_BEGINNING);
  const places: { start: number; end: number }[] = [];
  for (const { folded, start, end } of placedWordsOf(text)) {
    if (!words.has(folded) && !beginnings.some((beginning) => folded.startsWith(beginning))) continue;
    const last = places.at(-1);
    if (last && /^\s*$/u.test(text.slice(last.end, start))) last.end = end;
    else places.push({ start, end });
  }
  return places;
}
