import type { Posting, TermPostings } from "#search/postings.ts";
import { rarityOf } from "#search/rarity.ts";
import { piecesUnder } from "#search/sorted-texts.ts";
import { isPlain } from "#search/term.ts";

/** A beginning of words that lie in more files than this is broad. */
const MOST_PIECES = 4;
/** So many records stand for all that have words with a broad beginning. */
const MOST_RECORDS = 60;

/** Whether the words with a beginning lie in too many files to read them all. */
export function isBroad(firsts: readonly string[], beginning: string): boolean {
  const [from, to] = piecesUnder(firsts, beginning);
  return to - from > MOST_PIECES;
}

/** For each broad beginning the records that have the most of it: weights and rarity are multiplied already. */
export function broadBeginnings(
  terms: readonly TermPostings[],
  firsts: readonly string[],
  records: number,
): TermPostings[] {
  const found = new Map<string, Map<number, number>>();
  for (const { term, postings } of terms) {
    if (!isPlain(term)) continue;
    const rarity = rarityOf(postings.length, records);
    for (let length = 1; length <= term.length; length++) {
      const beginning = term.slice(0, length);
      if (!isBroad(firsts, beginning)) break;
      if (!beginning.isWellFormed()) continue;
      addTo(found, beginning, postings, rarity);
    }
  }
  return [...found].map(([term, sums]) => ({ term, postings: heaviest(sums) }));
}

function addTo(
  found: Map<string, Map<number, number>>,
  beginning: string,
  postings: readonly Posting[],
  rarity: number,
): void {
  const sums = found.get(beginning) ?? new Map<number, number>();
  found.set(beginning, sums);
  for (const { record, weight } of postings) sums.set(record, (sums.get(record) ?? 0) + weight * rarity);
}

function heaviest(sums: ReadonlyMap<number, number>): Posting[] {
  return [...sums]
    .map(([record, sum]) => ({ record, weight: Math.max(1, Math.round(sum)) }))
    .sort((a, b) => b.weight - a.weight || a.record - b.record)
    .slice(0, MOST_RECORDS)
    .sort((a, b) => a.record - b.record);
}
