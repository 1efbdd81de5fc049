import { FIELDS, LENGTH_COUNTS, lunrRarity, STEPS, termsIn } from "#search/answer-field.ts";
import type { DocumentVersion } from "#search/document.ts";
import { FieldTerms, type TermPlaces } from "#search/field-terms.ts";
import type { Posting, TermPostings } from "#search/postings.ts";

/** How soon it stops to count that a word stands there again (BM25's k1, as in lunr). */
const AGAIN_COUNTS = 1.2;
/** What `lunrTerms` says of some records, worked out without lunr's index: a quarter of the time and half of the memory. */
export function summedTerms(records: readonly DocumentVersion[]): TermPostings[] {
  const fields = new FieldTerms(FIELDS.length);
  for (const record of records) for (const { textsOf } of FIELDS) fields.add(termsIn(textsOf(record)));
  const averages = fields.averages();
  return Array.from(fields.byTerm(), (places) => ({
    term: places.term,
    postings: postingsFrom(places, { fields, averages, records: records.length }),
  }));
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
