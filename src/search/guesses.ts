import { isBroad } from "#search/beginnings.ts";
import { GRADE, type Met, WEIGHT } from "#search/hits.ts";
import { resembling, rootOf } from "#search/resembling.ts";
import type { Slips } from "#search/slips.ts";
import { isPlain } from "#search/term.ts";
import type { TermReading } from "#search/term-reading.ts";

/** What is known of a word before anything is guessed. */
export interface GuessGround {
  /** Whether the index knows it, or what it means. */
  readonly isKnown: boolean;
  /** Whether it is the last one, which is perhaps still being typed. */
  readonly isLast: boolean;
  readonly slips: Slips;
}

/** Where words stand that a term may become or have been meant for. */
export async function guesses(term: string, terms: TermReading, ground: GuessGround): Promise<Met[]> {
  const { isKnown, isLast, slips } = ground;
  // What cannot be read is not unknown.
  if (!(await terms.isRead(term))) return [];
  if (isKnown) return isLast ? begun(term, terms, WEIGHT.typing) : [];
  const [longer, shorter, near] = await Promise.all([
    begun(term, terms, WEIGHT.started),
    withoutEnding(term, terms),
    withSlips(term, terms, slips),
  ]);
  return [...longer, ...shorter, ...near];
}

async function begun(term: string, terms: TermReading, weight: number): Promise<Met[]> {
  if (isBroad(terms.head.terms, term)) {
    const broad = await terms.broad(term);
    return broad ? [{ ...broad, boost: weight, grade: GRADE.started }] : [];
  }
  const found = await terms.under(term);
  return found
    .filter((one) => one.term !== term && isPlain(one.term))
    .map((one) => terms.met(one, weight, GRADE.started));
}

async function withoutEnding(term: string, terms: TermReading): Promise<Met[]> {
  const root = await rootOf(term, terms);
  const found = root && (await terms.find(root));
  return found ? [terms.met(found, WEIGHT.ended, GRADE.started)] : [];
}

async function withSlips(term: string, terms: TermReading, slips: Slips): Promise<Met[]> {
  const near = await resembling(term, terms, slips);
  const found = await Promise.all(near.map(({ word }) => terms.find(word)));
  return found.flatMap((postings, index) => {
    const weight = WEIGHT.slipped / (near[index]?.slips ?? 1);
    return postings ? [terms.met(postings, weight, GRADE.slipped)] : [];
  });
}
