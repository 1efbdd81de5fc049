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
  const sums = new Map<number, Map<number, number>>();
  for (const [folded, word] of byFolded) {
    const places = letterFeatures([word]).keys.flatMap((key) => placeIn(rows, key) ?? []);
    for (const place of places) isLetters[place] = 1;
    const own = placeIn(rows, wordKey(folded));
    if (own !== undefined) sums.set(own, strongest(summed(rows, [own, ...places])));
  }
  const rowOf = (place: number) => sums.get(place) ?? strongest(summed(rows, [place]));
  const places = [...rows.keys.keys()];
  return {
    rows: rowsFrom(
      rows,
      places.filter((place) => isLetters[place] === 0),
      rowOf,
    ),
    letters: rowsFrom(
      rows,
      places.filter((place) => isLetters[place] === 1),
      rowOf,
    ),
  };
}

function placeIn({ keys }: FeatureRows, key: number): number | undefined {
  const place = placeOf(keys, key);
  return keys[place] === key ? place : undefined;
}

function summed(rows: FeatureRows, places: readonly number[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const place of places) {
    for (let at = rows.start[place] ?? 0; at < (rows.start[place + 1] ?? 0); at++) {
      const answer = rows.answers[at] ?? 0;
      sum.set(answer, (sum.get(answer) ?? 0) + (rows.weights[at] ?? 0));
    }
  }
  return sum;
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
  const rows = places.map((place) => [keys[place] ?? 0, rowOf(place)] as const);
  const start = new Uint32Array(rows.length + 1);
  for (const [index, [, row]] of rows.entries()) start[index + 1] = (start[index] ?? 0) + row.size;
  const [answers, weights] = [
    new Uint32Array(start[rows.length] ?? 0),
    new Int8Array(start[rows.length] ?? 0),
  ];
  for (const [index, [, row]] of rows.entries()) {
    answers.set([...row.keys()], start[index]);
    weights.set(
      Array.from(row.values(), (weight) => Math.max(-MOST, Math.min(MOST, weight))),
      start[index],
    );
  }
  return { keys: Uint32Array.from(rows, ([key]) => key), start, answers, weights };
}
