import type { Word } from "#search/word.ts";

/** What the model knows a message by: its words, the words beside each other, and runs of letters within words. */
export type Family = "word" | "marked" | "pair" | "skip" | "letters" | "long";

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
/** Letters are taken in runs of three and, with few answers, of four, with the word's ends. */
export type Runs = 3 | 4;
const SHORTEST = 3;

/** Which features are taken. */
export interface FeatureChoice {
  /** Not where it tells nothing which words stand beside each other. */
  readonly hasPairs?: boolean;
  /** The longest runs of letters. */
  readonly runs?: Runs;
}

/** The features of some words, each once: words and pairs in order of appearance, then runs of letters. */
export function featuresOf(
  words: readonly Word[],
  { hasPairs = true, runs = 4 }: FeatureChoice = {},
): Features {
  const found = wordFeatures(words, hasPairs);
  for (const { folded } of words) addLetters(found, folded, runs);
  return { keys: [...found.keys()], families: [...found.values()] };
}

/** The words themselves and what stands beside what. */
export function wordFeatures(words: readonly Word[], hasPairs: boolean): Map<number, Family> {
  const found = new Map<number, Family>();
  for (const { exact, folded } of words) {
    found.set(keyOf("word", folded, folded), "word");
    if (exact !== folded) found.set(keyOf("marked", folded, exact), "marked");
  }
  const folded = [START, ...words.map((word) => word.folded), END];
  const last = hasPairs && words.length > 0 ? folded.length : 0;
  for (let index = 1; index < last; index++) addPairs(found, folded, index);
  return found;
}

function addPairs(found: Map<number, Family>, folded: readonly string[], index: number): void {
  const word = folded[index] ?? "";
  found.set(keyOf("pair", word, `${folded[index - 1]} ${word}`), "pair");
  const isSkip = index > 2 && index < folded.length - 1;
  if (isSkip) found.set(keyOf("skip", word, `${folded[index - 2]} ${word}`), "skip");
}

/** Adds the runs of letters within a folded word, with its ends. */
export function addLetters(found: Map<number, Family>, word: string, runs: Runs): void {
  const letters = [...START, ...word, ...END];
  for (let length = SHORTEST; length <= runs; length++) {
    const family = length === SHORTEST ? "letters" : "long";
    for (let start = 0; start + length <= letters.length; start++) {
      const run = letters.slice(start, start + length);
      const key = keyOf("letters", run.slice(0, SHORTEST).join(""), run.join(""));
      if (!found.has(key)) found.set(key, family);
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
