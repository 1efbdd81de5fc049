import { doubtOf, type MarkedReading, readingsOf } from "#search/lexicon.ts";
import type { Reading } from "#search/reading.ts";
import { type SpeltWord, spelledOut } from "#search/spelled-out.ts";
import type { OtherReading, SpokenWord } from "#search/spoken-word.ts";
import { synonymsAt } from "#search/synonyms.ts";
import { placedWordsOf, type Word } from "#search/word.ts";

/** What an equal word of the settings counts. */
const EQUAL = 0.5;
/** From this share of marked words on a text is one whose author types marks. */
const MARKED_SHARE = 0.2;

/**
 * The words of a message or a phrase as they are understood, in order: chat spelling, drawn-out letters and bare Telex
 * read as the language around them does, words without marks with the marked ones they may stand for, and equal words
 * of the settings. The same for phrases in the build and for messages.
 */
export function readWords(text: string, reading: Reading): SpokenWord[] {
  const spelt = spelledOut(placedWordsOf(text), reading);
  const typesMarks =
    spelt.filter(({ exact, folded }) => exact !== folded).length >= spelt.length * MARKED_SHARE;
  const words = spelt.map(({ exact, folded, start, end, others }, place): SpokenWord => {
    const readings = markedReadings(spelt, place, { reading, typesMarks });
    return { exact, folded, start, end, readings, doubt: doubtOf(readings), others };
  });
  return words.map((word, place) => {
    const equal = equalWords(words, place, reading);
    return equal.length === 0 ? word : { ...word, others: [...word.others, ...equal] };
  });
}

/** What a word without marks may stand for. Whoever types marks means `cho` by `cho`. */
function markedReadings(
  words: readonly SpeltWord[],
  place: number,
  { reading, typesMarks }: { reading: Reading; typesMarks: boolean },
): readonly MarkedReading[] {
  const word = words[place];
  if (!word || word.isWhole || word.exact !== word.folded) return [];
  const readings = readingsOf(reading.lexicon, word.folded, {
    before: words[place - 1]?.folded,
    after: words[place + 1]?.folded,
  });
  return typesMarks && readings.some(({ exact }) => exact === word.folded) ? [] : readings;
}

function equalWords(words: readonly SpokenWord[], place: number, { synonyms }: Reading): OtherReading[] {
  return synonymsAt(synonyms, words, place).flatMap(({ words: said, others }) => {
    const end = words[place + said.length - 1]?.end ?? 0;
    const weight = EQUAL * Math.min(...said.map((member, offset) => shareOf(member, words[place + offset])));
    return others.map((other) => ({ words: other, weight, end }));
  });
}

/** How likely a word is a member's: one without marks is by the share of that reading. */
function shareOf(member: Word, word: SpokenWord | undefined): number {
  if (!word || word.readings.length === 0 || member.exact === word.exact) return 1;
  return word.readings.find(({ exact }) => exact === member.exact)?.share ?? 0;
}
