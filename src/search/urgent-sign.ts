import { isSmallWord } from "#search/small-words.ts";
import { HARD_SIGNS, SOFT_SIGNS } from "#search/urgent-signs.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** What a word of danger speaks of. A hard sign speaks of danger by itself. */
export interface Sign {
  readonly name: string;
  readonly isHard: boolean;
}

/** A word, and what it may stand for when it was written without marks, the likeliest first. */
export interface HeardWord extends Word {
  readonly readings?: readonly { readonly exact: string }[];
}

/** Finds the signs of danger in words. */
export interface SignFinder {
  /** The words in order: signs for those that are such, the longest first, and of the others their folded letters, small ones left out. */
  signsIn(words: readonly HeardWord[]): (Sign | string)[];
}

interface Spelling {
  readonly sign: Sign;
  readonly words: readonly Word[];
}

/** The finder over the lists that are shipped. */
export function signFinder(): SignFinder {
  const spellings = new Map<string, Spelling[]>();
  for (const [isHard, lists] of [
    [true, HARD_SIGNS],
    [false, SOFT_SIGNS],
  ] as const) {
    for (const [name, list] of Object.entries(lists)) addList(spellings, { name, isHard }, list);
  }
  for (const list of spellings.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { signsIn: (words) => signsIn(words, spellings) };
}

function addList(spellings: Map<string, Spelling[]>, sign: Sign, list: string): void {
  for (const text of list.split("|")) {
    const words = wordsOf(text);
    const first = words[0]?.folded ?? "";
    spellings.set(first, [...(spellings.get(first) ?? []), { sign, words }]);
  }
}

function signsIn(
  words: readonly HeardWord[],
  spellings: ReadonlyMap<string, readonly Spelling[]>,
): (Sign | string)[] {
  const met: (Sign | string)[] = [];
  for (let place = 0; place < words.length; ) {
    const folded = words[place]?.folded ?? "";
    const spelling = spellings.get(folded)?.find((own) => isAt(own.words, words, place));
    if (spelling) met.push(spelling.sign);
    else if (!isSmallWord(folded)) met.push(folded);
    place += spelling?.words.length ?? 1;
  }
  return met;
}

/**
 * Whether words stand at a place. One of several that was written without marks may be any that is it without marks
 * (`nhay lau`); one alone is what it is likeliest to stand for, since `lua` is more often lừa than lửa.
 */
function isAt(own: readonly Word[], words: readonly HeardWord[], place: number): boolean {
  return own.every(({ exact, folded }, offset) => {
    const word = words[place + offset];
    if (!word || word.exact === exact) return word !== undefined;
    return word.exact === folded && (own.length > 1 || word.readings?.[0]?.exact === exact);
  });
}
