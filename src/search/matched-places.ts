import { type Word, wordsOf } from "#search/word.ts";

/** A stretch of a text, in UTF-16 units from its beginning. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Fewer letters than this mark nothing by themselves: "k" and "i" are everywhere. */
const LEAST_LETTERS = 3;

/**
 * Where a message says what some texts say: runs of words that stand in one of them, tone marks and letter case
 * aside. Words beside each other make one place.
 */
export function matchedPlaces(message: string, texts: readonly string[]): TextPlace[] {
  const known = new Set(texts.flatMap((text) => wordsOf(text).map(({ folded }: Word) => folded)));
  const places: { start: number; end: number }[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(message)) {
    if (!isWordLike || !wordsOf(segment).some(({ folded }) => known.has(folded))) continue;
    const last = places.at(-1);
    if (last && /^\s+$/u.test(message.slice(last.end, index))) last.end = index + segment.length;
    else places.push({ start: index, end: index + segment.length });
  }
  return places.filter(({ start, end }) => [...message.slice(start, end)].length >= LEAST_LETTERS);
}
