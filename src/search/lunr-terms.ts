import lunr from "lunr";
import { FIELDS, LENGTH_COUNTS, lunrRarity, STEPS, termsIn } from "#search/answer-field.ts";
import type { DocumentVersion } from "#search/document.ts";
import type { Posting, TermPostings } from "#search/postings.ts";

/** The terms of some records with the weights lunr computes for them, without how rare a term is. */
export function lunrTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const { fieldVectors, invertedIndex } = builtIndex(records);
  const rarity = invertedIndex.map(([, posting]) => rarityOf(posting, records.length));
  const weights = invertedIndex.map(() => new Map<number, number>());
  for (const [ref, vector] of fieldVectors) {
    const record = Number(ref.slice(ref.lastIndexOf("/") + 1));
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0;
      const sums = weights[term];
      sums?.set(record, (sums.get(record) ?? 0) + (vector[place + 1] ?? 0) / (rarity[term] ?? 1));
    }
  }
  return invertedIndex.map(([term], number) => ({
    term,
    postings: postingsFrom(weights[number] ?? new Map()),
  }));
}

function postingsFrom(sums: ReadonlyMap<number, number>): Posting[] {
  return [...sums]
    .map(([record, weight]) => ({ record, weight: Math.max(1, Math.round(weight * STEPS)) }))
    .sort((a, b) => a.record - b.record);
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
  for (const [number, { boost, textsOf }] of FIELDS.entries()) {
    builder.field(String(number), {
      boost,
      extractor: (record) => textsOf((record as { version: DocumentVersion }).version),
    });
  }
  for (const [ref, version] of records.entries()) builder.add({ ref: String(ref), version });
  const { invertedIndex, fieldVectors } = builder.build().toJSON() as Serialised;
  return { fieldVectors, invertedIndex: [...invertedIndex].sort(([, a], [, b]) => a._index - b._index) };
}

function tokensOf(texts?: unknown): lunr.Token[] {
  return termsIn(texts as readonly string[]).map((term) => new lunr.Token(term, {}));
}

function rarityOf({ _index, ...fields }: LunrPosting, records: number): number {
  const count = Object.values(fields).reduce((sum, field) => sum + Object.keys(field).length, 0);
  return lunrRarity(count, records);
}
