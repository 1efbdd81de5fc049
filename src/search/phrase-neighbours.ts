import { type PhraseVectors, pairWeight } from "#search/phrase-vectors.ts";

/** A phrase of another answer, and the cosine of the two: from 0 to 1. */
export interface Neighbour {
  readonly at: number;
  readonly closeness: number;
}

/** A word of more phrases brings no two of them together by itself. */
const MOST_HAVING = 200;
/** Pairs add no more to what two phrases share than this many times what their words weigh. */
const MOST_BY_PAIRS = 1 + pairWeight(1, 1);

/** Compares phrases by an index of the words that few of them have. */
export class PhraseNeighbours {
  readonly #vectors: PhraseVectors;
  readonly #having: readonly (readonly number[] | undefined)[];
  readonly #common: Float64Array;
  /** For each phrase how much of the one asked for it has, as far as `#having` tells. */
  readonly #shared: Float64Array;
  /** For each word the last phrase asked for that has it, and the word that follows it there. */
  readonly #asked: Int32Array;
  readonly #next: Int32Array;

  constructor(vectors: PhraseVectors) {
    this.#vectors = vectors;
    this.#having = havingFew(vectors);
    this.#common = commonWeights(vectors, this.#having);
    this.#shared = new Float64Array(vectors.claims.length);
    this.#asked = new Int32Array(vectors.spread.length).fill(-1);
    this.#next = new Int32Array(vectors.spread.length);
  }

  /** The phrases of other answers that are nearer to a phrase than all others of its own answer, and at least so near. */
  nearerThanOwn(at: number, least: number): Neighbour[] {
    const { answers } = this.#vectors;
    const touched = this.#touchedBy(at);
    const others = touched.filter(
      (other) => answers[other] !== answers[at] && this.#mayReach(at, other, least),
    );
    for (const other of touched) this.#shared[other] = 0;
    if (others.length === 0) return [];
    this.#ask(at);
    const own = Math.max(least, this.#ownCloseness(at));
    return others
      .map((other) => ({ at: other, closeness: this.#closeness(at, other) }))
      .filter(({ closeness }) => closeness > own);
  }

  /** The phrases that share a word with one which few have, itself among them. */
  #touchedBy(at: number): number[] {
    const { words, starts, weights } = this.#vectors;
    const touched: number[] = [];
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
      const word = words[place] ?? 0;
      for (const other of this.#having[word] ?? []) {
        if (this.#shared[other] === 0) touched.push(other);
        this.#shared[other] = (this.#shared[other] ?? 0) + (weights[word] ?? 0);
      }
    }
    return touched;
  }

  /** Whether two phrases may be so near, by what they share and what of the first one many phrases have. */
  #mayReach(at: number, other: number, least: number): boolean {
    const { lengths } = this.#vectors;
    const words = (this.#shared[other] ?? 0) + (this.#common[at] ?? 0);
    return MOST_BY_PAIRS * words >= least * (lengths[at] ?? 0) * (lengths[other] ?? 0);
  }

  #ask(at: number): void {
    const { words, starts } = this.#vectors;
    const until = starts[at + 1] ?? 0;
    for (let place = starts[at] ?? 0; place < until; place++) {
      const word = words[place] ?? 0;
      this.#asked[word] = at;
      this.#next[word] = place + 1 < until ? (words[place + 1] ?? 0) : -1;
    }
  }

  #ownCloseness(at: number): number {
    const { answers } = this.#vectors;
    let closest = 0;
    for (const step of [-1, 1])
      for (let other = at + step; answers[other] === answers[at]; other += step)
        closest = Math.max(closest, this.#closeness(at, other));
    return closest;
  }

  /** The cosine of the phrase that is asked for and another one. */
  #closeness(at: number, other: number): number {
    const { words, starts, weights, lengths } = this.#vectors;
    let [sum, before, beforeWeight] = [0, -1, 0];
    for (let place = starts[other] ?? 0; place < (starts[other + 1] ?? 0); place++) {
      const word = words[place] ?? 0;
      const weight = weights[word] ?? 0;
      if (this.#asked[word] === at) {
        sum += weight;
        if (before >= 0 && this.#next[before] === word) sum += pairWeight(beforeWeight, weight);
        before = word;
      } else before = -1;
      beforeWeight = weight;
    }
    return sum / ((lengths[at] ?? 0) * (lengths[other] ?? 0) || 1);
  }
}

/** For each word the phrases that have it, where more than one answer and not too many phrases do. */
function havingFew({ claims, words, starts, spread }: PhraseVectors): (readonly number[] | undefined)[] {
  const counts = new Int32Array(spread.length);
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  const having = spread.map((answers, word): number[] | undefined =>
    answers > 1 && (counts[word] ?? 0) <= MOST_HAVING ? [] : undefined,
  );
  for (const at of claims.keys())
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++)
      having[words[place] ?? 0]?.push(at);
  return having;
}

/** For each phrase how much it has of what too many phrases have. */
function commonWeights(
  { claims, words, starts, spread, weights }: PhraseVectors,
  having: readonly unknown[],
): Float64Array {
  return Float64Array.from(claims, (_, at) => {
    let sum = 0;
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
      const word = words[place] ?? 0;
      if (!having[word] && (spread[word] ?? 0) > 1) sum += weights[word] ?? 0;
    }
    return sum;
  });
}
