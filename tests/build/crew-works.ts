import type { Reading } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";

/** Works for the crew's test. */

/** How many entries there are, and what was asked. */
export function entriesAnd(reading: Reading, words: string): string {
  return `${reading.library.entries.size} ${words}`;
}

/** The number of the reading that a thread works with: one thread makes one. */
export function readingNumber(reading: Reading, waits: number): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waits);
  numbers.set(reading, numbers.get(reading) ?? numbers.size + 1);
  return numbers.size;
}

const numbers = new Map<Reading, number>();

/** Fails as expected things do. */
export function refusing(_: Reading, why: string): never {
  throw new StoreError(why);
}

/** Takes its thread down. */
export function dying(_: Reading, why: string): Promise<never> {
  setTimeout(() => {
    throw new Error(why);
  });
  return new Promise(() => {});
}
