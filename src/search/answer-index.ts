import type { DocumentVersion } from "#search/document.ts";
import { FieldTerms, type TermPlaces } from "#search/field-terms.ts";
import type { Posting, TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { shortcutTerm, termsOf } from "#search/term.ts";
import { placedWordsOf, wordsOf } from "#search/word.ts";

/** What is looked up, and how much a word found there counts. */
const FIELDS = [
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
const LENGTH_COUNTS = 0.3;
/** How soon it stops to count that a word stands there again (BM25's k1, as in lunr). */
const AGAIN_COUNTS = 1.2;
/** Weights are kept in quarters. */
const STEPS = 4;

/**
 * The terms of some records, in order of term, with the weights that lunr 2.3 computes for them (BM25 by fields; a test
 * compares them with lunr's own). A weight holds what becomes of the fields: boosts, how often. How rare a term is
 * comes in when it is asked for.
 */
export function indexedTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const fields = new FieldTerms(FIELDS.length);
  for (const record of records) for (const { textsOf } of FIELDS) fields.add(termsIn(textsOf(record)));
  const averages = fields.averages();
  const words = Array.from(fields.byTerm(), (places) => ({
    term: places.term,
    postings: postingsFrom(places, { fields, averages, records: records.length }),
  }));
  return [...words, ...shortcutTerms(records)].sort((a, b) => inOrder(a.term, b.term));
}

function termsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => placedWordsOf(text).flatMap(termsOf));
}

interface Weighing {
  readonly fields: FieldTerms;
  readonly averages: readonly number[];
  readonly records: number;
}

function postingsFrom({ places, counts }: TermPlaces, { fields, averages, records }: Weighing): Posting[] {
  const rarity = lunrRarity(places.length, records);
  const postings: Posting[] = [];
  let [record, sum] = [-1, 0];
  const end = () => {
    if (record >= 0) postings.push({ record, weight: Math.max(1, Math.round(sum * STEPS)) });
  };
  for (const [at, place] of places.entries()) {
    const field = place % FIELDS.length;
    const own = (place - field) / FIELDS.length;
    if (own !== record) {
      end();
      [record, sum] = [own, 0];
    }
    const length = fields.lengthAt(place) / (averages[field] ?? 1);
    sum += lunrScore(counts[at] ?? 0, { field, length, rarity }) / rarity;
  }
  end();
  return postings;
}

interface InField {
  readonly field: number;
  /** How long the field is beside the average one. */
  readonly length: number;
  readonly rarity: number;
}

/** What lunr scores a term that stands so often in a field (`lunr.Builder.createFieldVectors`), in thousandths as there. */
function lunrScore(count: number, { field, length, rarity }: InField): number {
  const score =
    (rarity * ((AGAIN_COUNTS + 1) * count)) /
    (AGAIN_COUNTS * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length) + count);
  return Math.round(score * (FIELDS[field]?.boost ?? 1) * 1000) / 1000;
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

/** How rare lunr finds a term (`lunr.idf`): a field counts as a document of its own there. */
function lunrRarity(fields: number, records: number): number {
  return Math.log(1 + Math.abs((records - fields + 0.5) / (fields + 0.5)));
}
