import type { DocumentVersion } from "#search/document.ts";
import { termsOf } from "#search/term.ts";
import { placedWordsOf } from "#search/word.ts";

/** What is looked up, and how much a word found there counts. */
export const FIELDS = [
  { boost: 4, textsOf: ({ titles }: DocumentVersion) => Object.values(titles) },
  { boost: 2, textsOf: ({ phrases }: DocumentVersion) => Object.values(phrases).flat() },
  { boost: 3, textsOf: ({ shortcuts }: DocumentVersion) => shortcuts },
  { boost: 2, textsOf: ({ tags }: DocumentVersion) => tags },
  { boost: 2, textsOf: ({ summaries }: DocumentVersion) => Object.values(summaries) },
] as const;

/**
 * How much less a long field counts than a short one (BM25's b; lunr's own is 0.75): enough to part a title that says
 * only this from one that says more. The less, the fewer weights an edit elsewhere moves.
 */
export const LENGTH_COUNTS = 0.3;
/** Weights are kept in quarters. */
export const STEPS = 4;

/** The terms of a field's texts, in order. */
export function termsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => placedWordsOf(text).flatMap(termsOf));
}

/** How rare lunr finds a term (`lunr.idf`): a field counts as a document of its own there. */
export function lunrRarity(fields: number, records: number): number {
  return Math.log(1 + Math.abs((records - fields + 0.5) / (fields + 0.5)));
}
