import type { Reading } from "#search/reading.ts";
import type { SpellingEntry } from "#search/spelling.ts";
import { type Line, lineOf, OWN_VOICE } from "#search/spelling-line.ts";
import type { OtherReading } from "#search/spoken-word.ts";
import { spelledByKeys, spelledBySound } from "#search/vietnamese.ts";
import { CLEAR } from "#search/voice.ts";
import type { PlacedWord, Word } from "#search/word.ts";

/** A word whose spelling was read. */
export interface SpeltWord extends PlacedWord {
  readonly others: readonly OtherReading[];
  /** Whether no marks can have been left out: it was read from a spelling, or the words around are English. */
  readonly isWhole: boolean;
}

/** What a further reading counts, and one that nothing around confirms. */
const FURTHER = 0.4;
const UNCONFIRMED = 0.3;
/** What an English word within a language means there counts as much as an equal word. */
const EQUAL = 0.5;
/** Behind a figure these are units: `500 k`, `5 h`. */
const UNIT = /^(?:k|kg|km|h|p|s|d|đ|m|g|t|tr)$/;
const FIGURE = /\d$/;
/** Behind these a letter is a name: `khu b`, `size s`, `gate r`. */
const LABEL = /^(?:khu|cong|hang|size|lo|bang|loai|cua|ghe|day|block|gate|zone|row|section|seat|plan|team)$/;

/**
 * Reads chat spelling, drawn-out letters and bare Telex keys, each as the language of the words around does: `k` is không
 * among Vietnamese words only. What nothing around confirms stays as it was written and carries the reading as a further one.
 */
export function spelledOut(written: readonly PlacedWord[], reading: Reading): SpeltWord[] {
  const line = lineOf(written, reading);
  const spelt: SpeltWord[] = [];
  for (let place = 0; place < written.length; ) {
    const read = readAt(line, place);
    spelt.push(...read.words);
    place += read.length;
  }
  return spelt;
}

/** What the words from a place on are read as, and how many of them. */
interface Read {
  readonly words: readonly SpeltWord[];
  readonly length: number;
}

function readAt(line: Line, place: number): Read {
  const { words } = line;
  const word = words[place] as PlacedWord;
  const read = isName(word, words[place - 1]) ? undefined : (byTable(line, place) ?? byRule(line, place));
  return read ?? kept(line, place, []);
}

/** Whether what stands before a word makes it a unit or the name of something, which no spelling reads. */
function isName({ exact }: Word, before: Word | undefined): boolean {
  if (!before) return false;
  return (UNIT.test(exact) && FIGURE.test(before.exact)) || (exact.length === 1 && LABEL.test(before.folded));
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
