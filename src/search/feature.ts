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

/** The features of some words, each once, in order of first appearance. */
export function featuresOf(words: readonly Word[]): Features {
  const found = new Map<number, Family>();
  const add = (key: number, family: Family) => {
    if (!found.has(key)) found.set(key, family);
  };
  const folded = [START, ...words.map((word) => word.folded), END];
  for (const [index, word] of folded.entries()) {
    if (index > 0 && words.length > 0) addPairs(add, folded, index);
    if (index > 0 && index < folded.length - 1) addLetters(add, word);
  }
  for (const { exact, folded: plain } of words) {
    add(keyOf("word", plain, plain), "word");
    if (exact !== plain) add(keyOf("marked", plain, exact), "marked");
  }
  return { keys: [...found.keys()], families: [...found.values()] };
}

type Add = (key: number, family: Family) => void;

function addPairs(add: Add, folded: readonly string[], index: number): void {
  const word = folded[index] ?? "";
  add(keyOf("pair", word, `${folded[index - 1]} ${word}`), "pair");
  const isSkip = index > 2 && index < folded.length - 1;
  if (isSkip) add(keyOf("skip", word, `${folded[index - 2]} ${word}`), "skip");
}

function addLetters(add: Add, word: string): void {
  const letters = [...START, ...word, ...END];
  for (const length of RUNS) {
    for (let start = 0; start + length <= letters.length; start++) {
      const run = letters.slice(start, start + length).join("");
      add(keyOf("letters", run, run), "letters");
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
