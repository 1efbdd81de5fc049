import type { DocumentVersion } from "#search/document.ts";
import { lunrTerms } from "#search/lunr-terms.ts";
import type { TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { summedTerms } from "#search/summed-terms.ts";
import { shortcutTerm } from "#search/term.ts";
import { wordsOf } from "#search/word.ts";

/** From so many records on lunr's index takes too much time and memory, and its weights are worked out without it. */
const MOST_FOR_LUNR = 500;

/**
 * The terms of some records, in order of term, with the weights that lunr 2.3 computes for them (BM25 by fields). A
 * weight holds what becomes of the fields: boosts, how often. How rare a term is comes in when it is asked for.
 */
export function indexedTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const words = records.length > MOST_FOR_LUNR ? summedTerms(records) : lunrTerms(records);
  return [...words, ...shortcutTerms(records)].sort((a, b) => inOrder(a.term, b.term));
}

/** A shortcut in full finds its answers by itself, before any weight. */
function shortcutTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const found = new Map<string, Set<number>>();
  for (const [record, { shortcuts }] of records.entries()) {
    for (const shortcut of shortcuts) {
      const term = shortcutTerm(wordsOf(shortcut));
      found.set(term, (found.get(term) ?? new Set()).add(record));
    }
  }
  return [...found].map(([term, own]) => ({
    term,
    postings: [...own].map((record) => ({ record, weight: 1 })),
  }));
}
