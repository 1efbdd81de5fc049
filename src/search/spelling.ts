import { type Word, wordsOf } from "#search/word.ts";

/** A row of a chat spelling: readings parted by " / ", the likeliest first; the ways they are written, parted by ", ". */
export type SpellingRow = readonly [readings: string, written: string];

/** How people of one language write in chats, by hand. */
export interface SpellingTable {
  /** Written like this in no other language: whoever writes it writes this language. */
  readonly own: readonly SpellingRow[];
  /** Read like this only where the words around are of this language. */
  readonly shared: readonly SpellingRow[];
  /** Stays as it is written and means this besides: mostly English words within the language. */
  readonly besides: readonly SpellingRow[];
}

/** What a way of writing is read as. */
export interface SpellingEntry {
  readonly kind: keyof SpellingTable;
  /** The readings, the likeliest first; one may be several words. */
  readonly readings: readonly (readonly Word[])[];
  /** How many words the way of writing has. */
  readonly length: number;
}

/** A chat spelling ready for use: by the first word of what is written, the longest way of writing first. */
export interface Spelling {
  readonly byFirst: ReadonlyMap<
    string,
    readonly { readonly rest: readonly string[]; readonly entry: SpellingEntry }[]
  >;
}

/** Reads a table. Single words are known as they are written, several words without their marks. */
export function spellingFrom(table: SpellingTable): Spelling {
  const byFirst = new Map<string, { rest: readonly string[]; entry: SpellingEntry }[]>();
  for (const kind of ["own", "shared", "besides"] as const) {
    for (const [readings, written] of table[kind]) {
      const read = readings.split(" / ").map(wordsOf);
      for (const way of written.split(", ")) addWay(byFirst, wordsOf(way), { kind, readings: read });
    }
  }
  for (const ways of byFirst.values()) ways.sort((a, b) => b.rest.length - a.rest.length);
  return { byFirst };
}

function addWay(
  byFirst: Map<string, { rest: readonly string[]; entry: SpellingEntry }[]>,
  words: readonly Word[],
  entry: Omit<SpellingEntry, "length">,
): void {
  const keys = words.map(({ exact, folded }) => (words.length === 1 ? exact : folded));
  const [first = "", ...rest] = keys;
  byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, entry: { ...entry, length: keys.length } }]);
}

/** What stands at a place of some words, the longest way of writing that fits; undefined where nothing does. */
export function entryAt(
  { byFirst }: Spelling,
  words: readonly Word[],
  place: number,
): SpellingEntry | undefined {
  const word = words[place];
  if (!word) return undefined;
  const exact = byFirst.get(word.exact)?.find((way) => fits(way.rest, words, place));
  if (exact || word.exact === word.folded) return exact?.entry;
  return byFirst.get(word.folded)?.find((way) => way.rest.length > 0 && fits(way.rest, words, place))?.entry;
}

function fits(rest: readonly string[], words: readonly Word[], place: number): boolean {
  return rest.every((key, offset) => words[place + 1 + offset]?.folded === key);
}
