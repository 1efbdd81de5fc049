import { notDrawnOut } from "#search/drawn-out.ts";
import type { Reading } from "#search/reading.ts";
import { entryAt, type SpellingEntry } from "#search/spelling.ts";
import { spelledByKeys } from "#search/vietnamese.ts";
import { type Voice, voiceOf } from "#search/voice.ts";
import { type PlacedWord, type Word, wordsOf } from "#search/word.ts";

/** How loud a word speaks for its language that is spelt as in no other, and one that makes sense as Telex. */
export const OWN_VOICE = 1.2;
const KEYED_VOICE = 0.8;

/** Words whose spelling is to be read: what the tables know at each place, and what is said around it. */
export interface Line {
  readonly words: readonly PlacedWord[];
  readonly entries: Readonly<Record<string, readonly (SpellingEntry | undefined)[]>>;
  readonly voices: Readonly<Record<string, Voice>>;
  readonly reading: Reading;
}

/** A word without letters that were drawn out: with the letter once, or twice where only that is known. */
function shortened(word: PlacedWord, { languages, spellings }: Reading): PlacedWord {
  const ways = notDrawnOut(word.exact)?.flatMap(wordsOf);
  const isKnown = (way: Word) =>
    languages.knows(way) || Object.values(spellings).some((spelling) => entryAt(spelling, [way], 0));
  return ways ? { ...word, ...(ways.find(isKnown) ?? ways[0]) } : word;
}

/** Prepares words for `spelledOut`. */
export function lineOf(written: readonly PlacedWord[], reading: Reading): Line {
  const words = written.map((word) => shortened(word, reading));
  const tags = Object.keys(reading.spellings);
  const entries = Object.fromEntries(
    Object.entries(reading.spellings).map(([tag, spelling]) => [
      tag,
      words.map((_, place) => entryAt(spelling, words, place)),
    ]),
  );
  const voices = tags.map((tag) => [
    tag,
    voiceOf(tag, words, reading.languages, (place) => saidBy(tag, place, { words, entries, reading })),
  ]);
  return { words, entries, voices: Object.fromEntries(voices), reading };
}

/** What the spelling of a word says of its language; undefined where that is for its letters to say. */
function saidBy(
  tag: string,
  place: number,
  { words, entries, reading }: Omit<Line, "voices">,
): number | undefined {
  for (const [language, own] of Object.entries(entries)) {
    const kind = own[place]?.kind;
    if (kind === "own") return language === tag ? OWN_VOICE : -OWN_VOICE;
    if (kind === "shared" || (kind === "besides" && language === tag)) return 0;
  }
  const word = words[place];
  if (!word || !reading.spellings.vi || reading.languages.knows(word)) return undefined;
  const keyed = spelledByKeys(word, reading.lexicon);
  if (!keyed) return undefined;
  const loud = keyed.isWritten ? OWN_VOICE : KEYED_VOICE;
  return tag === "vi" ? loud : -loud;
}
