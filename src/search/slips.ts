/** How many letters of an unknown word may be wrong, missing, too many or swapped. */
export type Slips = 1 | 2;

/** From so many letters on a word may hold so many slips. */
export const SLIPPING_FROM: Readonly<Record<Slips, number>> = { 1: 4, 2: 6 };

/** A word that resembles another. */
export interface NearWord {
  readonly word: string;
  readonly slips: Slips;
}

/**
 * Those of some sorted words that differ from `typed` by at most so many slips, in order; the word itself is none
 * of them. A slip is a letter changed, added, left out, or swapped with its neighbour (optimal string alignment).
 * Words that begin alike share the work, and a beginning that is too far off already is passed over as a whole.
 */
export function nearWords(words: readonly string[], typed: string, most: Slips): NearWord[] {
  const rows = [Array.from({ length: typed.length + 1 }, (_, index) => index)];
  const found: NearWord[] = [];
  let [before, dead] = ["", Number.POSITIVE_INFINITY];
  for (const word of words) {
    let depth = sharedLength(before, word);
    before = word;
    if (depth >= dead) continue;
    dead = Number.POSITIVE_INFINITY;
    while (depth < word.length && dead === Number.POSITIVE_INFINITY) {
      depth++;
      if (fillRow(rows, depth, word, typed) > most) dead = depth;
    }
    const slips = dead === Number.POSITIVE_INFINITY ? (rows[word.length]?.[typed.length] ?? 0) : 0;
    if (slips === 1 || (slips === 2 && most === 2)) found.push({ word, slips });
  }
  return found;
}

/** The distances of the first `depth` letters of a word from every beginning of another; returns the least of them. */
function fillRow(rows: number[][], depth: number, word: string, typed: string): number {
  const above = rows[depth - 1] ?? [];
  const over = rows[depth - 2] ?? [];
  rows[depth] ??= [];
  const row = rows[depth];
  row[0] = depth;
  let least = depth;
  for (let place = 1; place <= typed.length; place++) {
    const same = word[depth - 1] === typed[place - 1];
    let distance = Math.min(
      (above[place - 1] ?? 0) + (same ? 0 : 1),
      (above[place] ?? 0) + 1,
      (row[place - 1] ?? 0) + 1,
    );
    const isSwap = depth > 1 && word[depth - 1] === typed[place - 2] && word[depth - 2] === typed[place - 1];
    if (isSwap) distance = Math.min(distance, (over[place - 2] ?? 0) + 1);
    row[place] = distance;
    least = Math.min(least, distance);
  }
  return least;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * A word that holds one slip still begins as it was meant, with the first half of its letters, or ends as it was
 * meant, with the second. One letter between the halves belongs to neither, since a swap touches two.
 */
export function keptEnds(typed: string): { readonly beginning: string; readonly ending: string } {
  const half = Math.floor(typed.length / 2);
  return { beginning: typed.slice(0, half), ending: typed.slice(half + 1) };
}
