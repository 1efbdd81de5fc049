import { STATE } from "#search/head.ts";
import type { Postings } from "#search/postings.ts";

/** How well a word was met: as typed, without its tone marks, as a beginning, by what it means besides, with a slip. */
export const GRADE = { marked: 1, exact: 0.95, started: 0.8, meant: 0.7, slipped: 0.6 } as const;

/**
 * What a word counts for: with its own tone marks, as it is, as a beginning (perhaps of a longer one that is still being
 * typed), without an ending, with a slip. What it means besides counts some tenths of a word as it is.
 */
export const WEIGHT = { marked: 4, exact: 8, started: 3, typing: 1, ended: 4, slipped: 3 } as const;

/** Where a word was met, and what that counts. */
export interface Met extends Postings {
  readonly boost: number;
  readonly grade: number;
}

/** A typed word: how many letters it has, and where it was met. */
export interface AskedWord {
  readonly letters: number;
  readonly met: readonly Met[];
}

/** A record that was found. */
export interface Hit {
  readonly record: number;
  readonly score: number;
  /** The share of the typed letters that it knows, each word weighed by how well it was met, 0…1. */
  readonly coverage: number;
  readonly rank: number;
}

/** A shortcut typed in full goes before all others, withdrawn answers after them. */
export const RANK = { shortcut: 0, current: 1, withdrawn: 2 } as const;

/** What decides besides the words. */
export interface RankingGround {
  /** What each record is now. */
  readonly states: Uint8Array;
  /** Records one of whose shortcuts was typed. */
  readonly shortcuts: ReadonlySet<number>;
  readonly top: number;
}

/**
 * The records that fit some words, best first: by rank, then by score, ties in order of record. What shares less
 * than half as much with the words as the best does is left out.
 */
export function ranked(words: readonly AskedWord[], ground: RankingGround): Hit[] {
  const { scores, coverages } = summed(words, ground.states.length);
  let best = 0;
  for (const [record, state] of ground.states.entries())
    if (state !== STATE.absent) best = Math.max(best, coverages[record] ?? 0);
  const hits: Hit[] = [];
  for (const [record, state] of ground.states.entries()) {
    const coverage = coverages[record] ?? 0;
    if (state === STATE.absent || coverage === 0 || coverage * 2 <= best) continue;
    const hit = hitOf(record, { score: scores[record] ?? 0, coverage, state }, ground);
    insert(hits, hit, ground.top);
  }
  return hits;
}

function hitOf(
  record: number,
  { score, coverage, state }: { score: number; coverage: number; state: number },
  { shortcuts }: RankingGround,
): Hit {
  const isShortcut = shortcuts.has(record);
  const rank = state === STATE.withdrawn ? RANK.withdrawn : isShortcut ? RANK.shortcut : RANK.current;
  return { record, score: rounded(score * (0.5 + coverage)), coverage: rounded(coverage), rank };
}

/** What all words count for each record. */
function summed(
  words: readonly AskedWord[],
  records: number,
): { readonly scores: Float64Array; readonly coverages: Float64Array } {
  const [scores, coverages, grades] = [0, 1, 2].map(() => new Float64Array(records)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const letters = words.reduce((sum, word) => sum + word.letters, 0);
  for (const word of words) {
    for (const met of word.met) addTo(scores, grades, met);
    const share = word.letters / letters;
    for (const { records: own } of word.met) {
      for (const record of own) {
        coverages[record] = (coverages[record] ?? 0) + share * (grades[record] ?? 0);
        grades[record] = 0;
      }
    }
  }
  return { scores, coverages };
}

function addTo(scores: Float64Array, grades: Float64Array, { records, weights, boost, grade }: Met): void {
  for (let place = 0; place < records.length; place++) {
    const record = records[place] ?? 0;
    scores[record] = (scores[record] ?? 0) + boost * (weights[place] ?? 0);
    if ((grades[record] ?? 0) < grade) grades[record] = grade;
  }
}

/** Puts a hit in its place among the best so far. */
function insert(hits: Hit[], hit: Hit, top: number): void {
  const last = hits.at(-1);
  if (hits.length >= top && last && !goesBefore(hit, last)) return;
  let place = hits.length;
  while (place > 0 && goesBefore(hit, hits[place - 1] as Hit)) place--;
  hits.splice(place, 0, hit);
  if (hits.length > top) hits.pop();
}

function goesBefore(a: Hit, b: Hit): boolean {
  return a.rank !== b.rank ? a.rank < b.rank : a.score !== b.score ? a.score > b.score : a.record < b.record;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
