/** Choices that are the same whenever the seed is. */
export class Chance {
  #state: number;

  constructor(...seeds: readonly (string | number)[]) {
    let state = 0x811c9dc5;
    for (const letter of seeds.join("/")) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    this.#state = state >>> 0;
  }

  /** A number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** One of some things. */
  of<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }

  /** Whether something happens that happens with a probability. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** So many results of a work, from `least` to `most`. */
  some<T>(least: number, most: number, work: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, work);
  }
}
