import lunr from "lunr";
import type { DocumentVersion } from "#search/document.ts";
import type { Posting, TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { shortcutTerm, termsOf } from "#search/term.ts";
import { wordsOf } from "#search/word.ts";

/** What is looked up, and how much a word found there counts. */
const FIELDS = {
  title: { boost: 4, textsOf: ({ titles }: DocumentVersion) => Object.values(titles) },
  phrases: { boost: 2, textsOf: ({ phrases }: DocumentVersion) => Object.values(phrases).flat() },
  shortcuts: { boost: 3, textsOf: ({ shortcuts }: DocumentVersion) => shortcuts },
  tags: { boost: 2, textsOf: ({ tags }: DocumentVersion) => tags },
  summary: { boost: 2, textsOf: ({ summaries }: DocumentVersion) => Object.values(summaries) },
} as const;

/**
 * How much less a long field counts than a short one (BM25's b; lunr's own is 0.75): enough to part a title that says
 * only this from one that says more. The less, the fewer weights an edit elsewhere moves.
 */
const LENGTH_COUNTS = 0.3;
/** Weights are kept in quarters. */
const STEPS = 4;

/**
 * The terms of some records with the weights lunr computes for them, in order of term. A weight holds what lunr
 * makes of the fields: boosts, how often. How rare a term is comes in when it is asked for.
 */
export function indexedTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const { fieldVectors, invertedIndex } = builtIndex(records);
  const terms = invertedIndex.map(([term]) => term);
  const rarity = invertedIndex.map(([, posting]) => lunrRarity(posting, records.length));
  const weights = new Map<string, Map<number, number>>(terms.map((term) => [term, new Map()]));
  for (const [ref, vector] of fieldVectors) {
    const record = Number(ref.slice(ref.lastIndexOf("/") + 1));
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0;
      const weight = (vector[place + 1] ?? 0) / (rarity[term] ?? 1);
      const sums = weights.get(terms[term] ?? "");
      sums?.set(record, (sums.get(record) ?? 0) + weight);
    }
  }
  const words = [...weights].map(([term, sums]) => ({ term, postings: postingsFrom(sums) }));
  return [...words, ...shortcutTerms(records)].sort((a, b) => inOrder(a.term, b.term));
}

function postingsFrom(sums: ReadonlyMap<number, number>): Posting[] {
  return [...sums]
    .map(([record, weight]) => ({ record, weight: Math.max(1, Math.round(weight * STEPS)) }))
    .sort((a, b) => a.record - b.record);
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

/** A serialised index of lunr 2.3: terms in order of their number, and for each field of a record term, weight, term, weight … */
interface Serialised {
  readonly invertedIndex: readonly (readonly [term: string, posting: LunrPosting])[];
  readonly fieldVectors: readonly (readonly [ref: string, vector: readonly number[]])[];
}

type LunrPosting = Readonly<Record<string, Readonly<Record<string, object>>>> & { readonly _index: number };

/** lunr's own pipeline stays empty: its trimmer and stemmer are for English and cut the first letter off `đổi`. */
function builtIndex(records: readonly DocumentVersion[]): Serialised {
  // The set of all terms serves lunr's own queries, which nobody makes, and is half of the work.
  const builder = Object.assign(new lunr.Builder(), { createTokenSet: () => {} });
  builder.tokenizer = Object.assign(tokensOf, { separator: lunr.tokenizer.separator });
  builder.b(LENGTH_COUNTS);
  builder.ref("ref");
  for (const [name, { boost, textsOf }] of Object.entries(FIELDS)) {
    builder.field(name, {
      boost,
      extractor: (record) => textsOf((record as { version: DocumentVersion }).version),
    });
  }
  for (const [ref, version] of records.entries()) builder.add({ ref: String(ref), version });
  const { invertedIndex, fieldVectors } = builder.build().toJSON() as Serialised;
  return { fieldVectors, invertedIndex: [...invertedIndex].sort(([, a], [, b]) => a._index - b._index) };
}

function tokensOf(texts?: unknown): lunr.Token[] {
  return (texts as readonly string[])
    .flatMap((text) => wordsOf(text).flatMap(termsOf))
    .map((term) => new lunr.Token(term, {}));
}

/** What lunr has multiplied its weights by (`lunr.idf`): a field counts as a document of its own there. */
function lunrRarity({ _index, ...fields }: LunrPosting, records: number): number {
  const count = Object.values(fields).reduce((sum, field) => sum + Object.keys(field).length, 0);
  return Math.log(1 + Math.abs((records - count + 0.5) / (count + 0.5)));
}
