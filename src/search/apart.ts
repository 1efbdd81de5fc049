import { letterFeatures, wordKey } from "#search/feature.ts";
import type { FeatureRows } from "#search/model.ts";
import { placeOf } from "#search/row-file.ts";
import type { Word } from "#search/word.ts";

/** Rows of words, and of the runs of letters within words. */
export interface RowsApart {
  readonly rows: FeatureRows;
  readonly letters: FeatureRows;
}

/** A row keeps so many answers, those for which it says most. */
const MOST_ANSWERS = 48;
/** Weights are halved, so that sums fit into a byte, and what says less than this then is left out. */
const LEAST = 3;
const MOST = 127;

/**
 * Takes the runs of letters apart from the words: what they say together of a known word is added to the word's
 * own row, so that a message needs them for its unknown words only.
 */
export function apart(rows: FeatureRows, words: readonly Word[]): RowsApart {
  const byFolded = new Map(words.map((word) => [word.folded, word]));
  const isLetters = new Uint8Array(rows.keys.length);
  const partsOf = new Map<number, readonly number[]>();
  for (const [folded, word] of byFolded) {
    const places = letterFeatures([word]).keys.flatMap((key) => placeIn(rows, key) ?? []);
    for (const place of places) isLetters[place] = 1;
    const own = placeIn(rows, wordKey(folded));
    if (own !== undefined) partsOf.set(own, [own, ...places]);
  }
  const places = [...rows.keys.keys()];
  const runs = places.filter((place) => isLetters[place] === 1);
  const others = places.filter((place) => isLetters[place] === 0);
  const loud = withoutQuiet(rows, isLetters);
  const sum = summing(loud);
  const rowOf = (place: number) => strongest(sum(partsOf.get(place) ?? [place]));
  return { rows: rowsFrom(rows, others, rowOf), letters: rowsFrom(rows, runs, rowOf) };
}

/** Runs of letters for very many answers say something of note for few of them; so many at most are added up. */
const MOST_ADDED = 256;

/** The rows without what the longest ones of letters say least about. */
function withoutQuiet(rows: FeatureRows, isLetters: Uint8Array): FeatureRows {
  const start = new Uint32Array(rows.start.length);
  const [answers, weights] = [new Uint32Array(rows.answers.length), new Int8Array(rows.weights.length)];
  let kept = 0;
  for (let place = 0; place < rows.keys.length; place++) {
    const [from, to] = [rows.start[place] ?? 0, rows.start[place + 1] ?? 0];
    const least = isLetters[place] && to - from > MOST_ADDED ? leastOf(rows.weights.subarray(from, to)) : 0;
    for (let at = from; at < to; at++) {
      if (Math.abs(rows.weights[at] ?? 0) < least) continue;
      answers[kept] = rows.answers[at] ?? 0;
      weights[kept++] = rows.weights[at] ?? 0;
    }
    start[place + 1] = kept;
  }
  return { keys: rows.keys, start, answers: answers.slice(0, kept), weights: weights.slice(0, kept) };
}

function leastOf(weights: Int8Array): number {
  return weights.map((weight) => Math.abs(weight)).sort()[weights.length - MOST_ADDED] ?? 0;
}

function placeIn({ keys }: FeatureRows, key: number): number | undefined {
  const place = placeOf(keys, key);
  return keys[place] === key ? place : undefined;
}

/** Adds rows up. */
function summing(rows: FeatureRows): (places: readonly number[]) => Map<number, number> {
  const sums = new Int32Array(rows.answers.reduce((most, answer) => Math.max(most, answer), 0) + 1);
  return (places) => {
    const met: number[] = [];
    for (const place of places) {
      for (let at = rows.start[place] ?? 0; at < (rows.start[place + 1] ?? 0); at++) {
        const answer = rows.answers[at] ?? 0;
        if (sums[answer] === 0) met.push(answer);
        sums[answer] = (sums[answer] ?? 0) + (rows.weights[at] ?? 0);
      }
    }
    const sum = new Map(met.map((answer) => [answer, sums[answer] ?? 0]));
    for (const answer of met) sums[answer] = 0;
    return sum;
  };
}

/** The answers of a row that count, in order, with their halved weights. */
function strongest(row: ReadonlyMap<number, number>): Map<number, number> {
  const halved = [...row].map(([answer, weight]) => [answer, Math.round(weight / 2)] as const);
  const kept = halved.filter(([, weight]) => Math.abs(weight) >= LEAST);
  kept.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]);
  return new Map(kept.slice(0, MOST_ANSWERS).sort((a, b) => a[0] - b[0]));
}

function rowsFrom(
  { keys }: FeatureRows,
  places: readonly number[],
  rowOf: (place: number) => ReadonlyMap<number, number>,
): FeatureRows {
  const start = new Uint32Array(places.length + 1);
  const answers: number[] = [];
  const weights: number[] = [];
  for (const [index, place] of places.entries()) {
    for (const [answer, weight] of rowOf(place)) {
      answers.push(answer);
      weights.push(Math.max(-MOST, Math.min(MOST, weight)));
    }
    start[index + 1] = answers.length;
  }
  return {
    keys: Uint32Array.from(places, (place) => keys[place] ?? 0),
    start,
    answers: Uint32Array.from(answers),
    weights: Int8Array.from(weights),
  };
}
