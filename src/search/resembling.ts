import { keptEnds, type NearWord, nearWords, SLIPPING_FROM, type Slips } from "#search/slips.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { isPlain } from "#search/term.ts";
import type { TermReading } from "#search/term-reading.ts";
import { backwards } from "#search/word-list.ts";

/** At most so many words that resemble an unknown one are looked up. */
const MOST_NEAR = 16;
/** An unknown word of this length may be a known one with an ending: `parking`, `refunds`. */
const ENDED_FROM = 5;
const MOST_ENDING = 3;
const LEAST_ROOT = 4;

/** The known words that an unknown one may be meant for, the nearest first. */
export async function resembling(term: string, terms: TermReading, slips: Slips): Promise<NearWord[]> {
  if (term.length < SLIPPING_FROM[1]) return [];
  const most = term.length >= SLIPPING_FROM[2] ? slips : 1;
  const near =
    terms.head.words.length === 0 ? await amongAll(term, terms, most) : await amongLists(term, terms, most);
  return near.sort((a, b) => a.slips - b.slips || inOrder(a.word, b.word)).slice(0, MOST_NEAR);
}

/** A small index has no lists of its words. */
async function amongAll(term: string, terms: TermReading, most: Slips): Promise<NearWord[]> {
  const all = (await terms.under("")).map((found) => found.term);
  return nearWords(all.filter(isPlain), term, most);
}

async function amongLists(term: string, terms: TermReading, most: Slips): Promise<NearWord[]> {
  const kept = keptEnds(term);
  const [begun, ended] = await Promise.all([
    terms.words("words", most === 1 ? kept.beginning : ""),
    most === 1 ? terms.words("endings", backwards(kept.ending)) : [],
  ]);
  const near = begun.flatMap((list) => nearWords(list, term, most));
  const turned = ended.flatMap((list) => nearWords(list, backwards(term), most));
  const all = [...near, ...turned.map(({ word, slips }) => ({ word: backwards(word), slips }))];
  return [...new Map(all.map((one) => [one.word, one])).values()];
}

/** The longest known word that an unknown one is with an ending. */
export async function rootOf(term: string, terms: TermReading): Promise<string | undefined> {
  if (term.length < ENDED_FROM) return undefined;
  for (let ending = 1; ending <= MOST_ENDING && term.length - ending >= LEAST_ROOT; ending++) {
    const root = term.slice(0, -ending);
    if (await terms.find(root)) return root;
  }
  return undefined;
}
