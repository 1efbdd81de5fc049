import type { Word } from "#search/word.ts";

/** What the model knows a message by: its words, the words beside each other, and runs of letters within words. */
export type Family = "word" | "marked" | "pair" | "skip" | "letters";

/** The features of one text. A feature is a number; how often it occurs is not counted. */
export interface Features {
  readonly keys: readonly number[];
  readonly families: readonly Family[];
}

/** So many bits of a key say which word it belongs to; a word and its pairs thereby lie in one file. */
export const HOME_BITS = 12;
const OWN_BITS = 32 - HOME_BITS;

const START = "^";
const END = "$";
/** Letters are taken in runs of three and four, with the word's ends. */
const RUNS = [3, 4] as const;

/**
 * The features of some words, each once: words and pairs in order of appearance, then runs of letters. Without
 * pairs where it tells nothing which words stand beside each other.
 */
export function featuresOf(words: readonly Word[], hasPairs = true): Features {
  return joined(wordFeatures(words, hasPairs), letterFeatures(words));
}

/** The words themselves and what stands beside what. */
function wordFeatures(words: readonly Word[], hasPairs: boolean): Features {
  const found = new Map<number, Family>();
  for (const { exact, folded } of words) {
    found.set(wordKey(folded), "word");
    if (exact !== folded) found.set(keyOf("marked", folded, exact), "marked");
  }
  const folded = [START, ...words.map((word) => word.folded), END];
  const last = hasPairs && words.length > 0 ? folded.length : 0;
  for (let index = 1; index < last; index++) addPairs(found, folded, index);
  return { keys: [...found.keys()], families: [...found.values()] };
}

/** The runs of letters within words, with the words' ends. */
function letterFeatures(words: readonly Word[]): Features {
  const keys = new Set<number>();
  for (const folded of new Set(words.map((word) => word.folded))) addLetters(keys, folded);
  return { keys: [...keys], families: Array.from(keys, () => "letters") };
}

/** The key of a word. */
function wordKey(folded: string): number {
  return keyOf("word", folded, folded);
}

/** Features beside others of other families. */
function joined(some: Features, others: Features): Features {
  return { keys: [...some.keys, ...others.keys], families: [...some.families, ...others.families] };
}

function addPairs(found: Map<number, Family>, folded: readonly string[], index: number): void {
  const word = folded[index] ?? "";
  found.set(keyOf("pair", word, `${folded[index - 1]} ${word}`), "pair");
  const isSkip = index > 2 && index < folded.length - 1;
  if (isSkip) found.set(keyOf("skip", word, `${folded[index - 2]} ${word}`), "skip");
}

function addLetters(keys: Set<number>, word: string): void {
  const letters = [...START, ...word, ...END];
  for (const length of RUNS) {
    for (let start = 0; start + length <= letters.length; start++) {
      const run = letters.slice(start, start + length);
      keys.add(keyOf("letters", run.slice(0, RUNS[0]).join(""), run.join("")));
    }
  }
}

/** A key's first bits come from the word it is filed under, the others from the feature itself. */
function keyOf(family: Family, home: string, own: string): number {
  const homeBits = hashOf(home) >>> OWN_BITS;
  return ((homeBits << OWN_BITS) | (hashOf(`${family} ${own}`) >>> HOME_BITS)) >>> 0;
}

/** 32 bits of a text: FNV-1a over its UTF-16 units, mixed as in MurmurHash3 so that every bit hangs on all letters. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
