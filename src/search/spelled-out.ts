import { notDrawnOut } from "#search/drawn-out.ts";
import type { Reading } from "#search/reading.ts";
import { entryAt, type SpellingEntry } from "#search/spelling.ts";
import type { OtherReading } from "#search/spoken-word.ts";
import { spelledByKeys, spelledBySound } from "#search/vietnamese.ts";
import { CLEAR, type Voice, voiceOf } from "#search/voice.ts";
import { type PlacedWord, type Word, wordsOf } from "#search/word.ts";

/** A word whose spelling was read. */
export interface SpeltWord extends PlacedWord {
  readonly others: readonly OtherReading[];
  /** Whether no marks can have been left out: it was read from a spelling, or the words around are English. */
  readonly isWhole: boolean;
}

/** What a further reading counts, and one that nothing around confirms. */
const FURTHER = 0.4;
const UNCONFIRMED = 0.3;
/** How loud a word speaks that is spelt as in one language only, and one that makes sense as Telex. */
const OWN_VOICE = 1.2;
const KEYED_VOICE = 0.8;
/** Behind a figure these are units: `500 k`, `5 h`. */
const UNIT = /^(?:k|kg|km|h|p|s|d|đ|m|g|t|tr)$/;
const FIGURE = /\d$/;

/** Words on their way, and what is said around them. */
interface Line {
  readonly words: readonly PlacedWord[];
  readonly entries: Readonly<Record<string, readonly (SpellingEntry | undefined)[]>>;
  readonly voices: Readonly<Record<string, Voice>>;
  readonly reading: Reading;
}

/**
 * Reads chat spelling, drawn-out letters and bare Telex keys, each as the language of the words around does: `k` is không
 * among Vietnamese words only. What nothing around confirms stays as it was written and carries the reading as a further one.
 */
export function spelledOut(written: readonly PlacedWord[], reading: Reading): SpeltWord[] {
  const line = lineOf(
    written.map((word) => shortened(word, reading)),
    reading,
  );
  const spelt: SpeltWord[] = [];
  for (let place = 0; place < written.length; ) {
    const read = readAt(line, place);
    spelt.push(...read.words);
    place += read.length;
  }
  return spelt;
}

/** A word without letters that were drawn out: with the letter once, or twice where only that is known. */
function shortened(word: PlacedWord, { languages, spellings }: Reading): PlacedWord {
  const ways = notDrawnOut(word.exact)?.flatMap(wordsOf);
  const isKnown = (way: Word) =>
    languages.knows(way) || Object.values(spellings).some((spelling) => entryAt(spelling, [way], 0));
  return ways ? { ...word, ...(ways.find(isKnown) ?? ways[0]) } : word;
}

function lineOf(words: readonly PlacedWord[], reading: Reading): Line {
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

/** What the words from a place on are read as, and how many of them. */
interface Read {
  readonly words: readonly SpeltWord[];
  readonly length: number;
}

function readAt(line: Line, place: number): Read {
  const { words } = line;
  const word = words[place] as PlacedWord;
  const isUnit = UNIT.test(word.exact) && FIGURE.test(words[place - 1]?.exact ?? "");
  return (isUnit ? undefined : (byTable(line, place) ?? byRule(line, place))) ?? kept(line, place, []);
}

/** The language whose table reads a place, where the words around let it; the one that they speak for most. */
function byTable(line: Line, place: number): Read | undefined {
  const ranked = Object.entries(line.entries).flatMap(([tag, entries]) => {
    const entry = entries[place];
    return entry ? [{ entry, voice: line.voices[tag]?.[place] ?? 0 }] : [];
  });
  const [best] = ranked.sort((a, b) => b.voice - a.voice);
  if (!best) return undefined;
  const { entry, voice } = best;
  if (entry.kind === "besides" && voice > CLEAR) return kept(line, place, others(line, place, entry, EQUAL));
  if (entry.kind !== "besides" && voice > (entry.kind === "own" ? -CLEAR : CLEAR))
    return replaced(line, place, entry);
  const possible = ranked.filter((one) => one.entry.kind !== "besides" && one.voice > -OWN_VOICE);
  const further = possible.flatMap((one) => others(line, place, one.entry, UNCONFIRMED));
  return further.length > 0 ? kept(line, place, further) : undefined;
}

/** What an English word within a language means there counts as much as an equal word. */
const EQUAL = 0.5;

/** Bare keys and spelling by sound, where the words around are Vietnamese, or the base writes the word. */
function byRule(line: Line, place: number): Read | undefined {
  const { words, reading, voices } = line;
  const word = words[place] as PlacedWord;
  const voice = voices.vi?.[place];
  if (voice === undefined || reading.languages.knows(word)) return undefined;
  const keyed = spelledByKeys(word, reading.lexicon);
  if (keyed && voice > (keyed.isWritten ? -CLEAR : CLEAR)) return withWords(line, place, [keyed.word], [], 1);
  const sounded = voice > CLEAR ? spelledBySound(word, reading.lexicon) : undefined;
  if (sounded) return withWords(line, place, [sounded], [], 1);
  return keyed && voice > -CLEAR
    ? kept(line, place, [{ words: [keyed.word], weight: UNCONFIRMED, end: word.end }])
    : undefined;
}

function kept(line: Line, place: number, further: readonly OtherReading[]): Read {
  return withWords(line, place, [line.words[place] as PlacedWord], further, 1);
}

function replaced(line: Line, place: number, entry: SpellingEntry): Read {
  const [first = []] = entry.readings;
  const further = others(line, place, { ...entry, readings: entry.readings.slice(1) }, FURTHER);
  return withWords(line, place, first, further, entry.length);
}

function others(
  { words }: Line,
  place: number,
  { readings, length }: SpellingEntry,
  weight: number,
): OtherReading[] {
  const end = words[place + length - 1]?.end ?? 0;
  return readings.map((reading) => ({ words: reading, weight, end }));
}

function withWords(
  { words, voices }: Line,
  place: number,
  read: readonly Word[],
  further: readonly OtherReading[],
  length: number,
): Read {
  const start = words[place]?.start ?? 0;
  const end = words[place + length - 1]?.end ?? start;
  const english = voices.en?.[place] ?? 0;
  const isWhole = read[0] !== words[place] || english > Math.max(CLEAR, voices.vi?.[place] ?? 0);
  return {
    words: read.map(({ exact, folded }, index) => ({
      ...{ exact, folded, start, end, isWhole },
      others: index === 0 ? further : [],
    })),
    length,
  };
}
