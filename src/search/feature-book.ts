import { addLetters, type Family, type FeatureChoice, type Runs, wordFeatures } from "#search/feature.ts";
import type { Word } from "#search/word.ts";

/**
 * The features of many texts, each feature with a number, in the order in which they were met. What every text has
 * lies in one list of numbers: as lists of their own they would take more room than all that is learnt from them.
 */
export class FeatureBook {
  readonly keys: number[] = [];
  readonly families: Family[] = [];
  readonly #runs: Runs;
  readonly #numbers = new Map<number, number>();
  /** The runs of letters of each folded word, which comes again and again. */
  readonly #letters = new Map<string, Int32Array>();
  readonly #ends: number[] = [0];
  #features = new Int32Array(1024);
  /** By feature: the last text that had it, counted from 1. */
  #last = new Int32Array(1024);

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  /** How many texts there are. */
  get size(): number {
    return this.#ends.length - 1;
  }

  /** How many features all texts have together. */
  get length(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Adds a text, with what stands beside what unless that tells nothing. */
  add(words: readonly Word[], { hasPairs = true }: Pick<FeatureChoice, "hasPairs"> = {}): void {
    const text = this.#ends.length;
    let end = this.length;
    for (const [key, family] of wordFeatures(words, hasPairs))
      end = this.#put(this.#numberOf(key, family), text, end);
    for (const { folded } of words)
      for (const number of this.#lettersOf(folded)) end = this.#put(number, text, end);
    this.#ends.push(end);
  }

  /** The numbers of a text's features, each once. */
  of(text: number): Int32Array {
    return this.#features.subarray(this.#ends[text], this.#ends[text + 1]);
  }

  #put(number: number, text: number, end: number): number {
    if (this.#last[number] === text) return end;
    if (end === this.#features.length) this.#features = larger(this.#features);
    this.#last[number] = text;
    this.#features[end] = number;
    return end + 1;
  }

  #numberOf(key: number, family: Family): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.keys.push(key) - 1;
    this.families.push(family);
    this.#numbers.set(key, number);
    if (number === this.#last.length) this.#last = larger(this.#last);
    return number;
  }

  #lettersOf(folded: string): Int32Array {
    const known = this.#letters.get(folded);
    if (known) return known;
    const found = new Map<number, Family>();
    addLetters(found, folded, this.#runs);
    const own = Int32Array.from(found, ([key, family]) => this.#numberOf(key, family));
    this.#letters.set(folded, own);
    return own;
  }
}

function larger(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const own = new Int32Array(list.length * 2);
  own.set(list);
  return own;
}
