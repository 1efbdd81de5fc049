import type { MarkedReading } from "#search/lexicon.ts";
import type { PlacedWord, Word } from "#search/word.ts";

/**
 * A word of a message or phrase as it is understood: `k` in Vietnamese is không. Several words that stand for one that was
 * written (`ntn`, như thế nào) share its place.
 */
export interface SpokenWord extends PlacedWord {
  /** The marked words of the base that it may stand for when it was written without marks, likeliest first. */
  readonly readings: readonly MarkedReading[];
  /** How little the words around decide among the readings: near 0 for a word that is certain, 1 where two are alike. */
  readonly doubt: number;
  /** What it may mean besides, and equal words of the team's settings. They count less than what was written. */
  readonly others: readonly OtherReading[];
}

/** What else some words of a text, from a word on, may mean. */
export interface OtherReading {
  readonly words: readonly Word[];
  /** Of 1, which is what written words count. */
  readonly weight: number;
  /** Where the words that it stands for end in the text. */
  readonly end: number;
}

/** A term of an index, and what it counts: `hoan`, or `=hoàn` for the word with its marks. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** What a word counts without its marks where it was written with them: another word's marks are no match. */
const MARKS_LOST = 0.4;

/**
 * The terms of a word, for what is indexed and for what is asked alike: `hoàn` is `=hoàn` and, a little, `hoan`; `hoan`
 * is `hoan` and its readings by their shares. So marks that were typed decide, and marks that were not are never needed.
 */
export function termsOf({
  exact,
  folded,
  readings,
}: Pick<SpokenWord, "exact" | "folded" | "readings">): WeightedTerm[] {
  if (exact !== folded)
    return [
      { term: `=${exact}`, weight: 1 },
      { term: folded, weight: MARKS_LOST },
    ];
  const marked = readings.filter((reading) => reading.exact !== folded);
  return [
    { term: folded, weight: 1 },
    ...marked.map((reading) => ({ term: `=${reading.exact}`, weight: reading.share })),
  ];
}

/** From this doubt on a word without marks stays as it was written. */
const DOUBTED = 0.7;

/**
 * The words by their likeliest readings, as a model learns and weighs them: `hoan tien` → hoàn tiền. Where the words
 * around do not decide, a word stays without marks and stands for all of its readings alike.
 */
export function likelyWords(words: readonly SpokenWord[]): Word[] {
  return words.map(({ exact, folded, readings, doubt }) => {
    const [likely] = readings;
    return { exact: likely && doubt < DOUBTED ? likely.exact : exact, folded };
  });
}
