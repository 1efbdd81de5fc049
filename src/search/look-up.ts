import type { Instant } from "#core/instant.ts";
import { guesses } from "#search/guesses.ts";
import { type AskedWord, GRADE, type Hit, type Met, ranked, WEIGHT } from "#search/hits.ts";
import { meanings } from "#search/meanings.ts";
import type { Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import type { Slips } from "#search/slips.ts";
import { fromTelex, fromVni } from "#search/telex.ts";
import { markedTerm, plainTerm, shortcutTerm } from "#search/term.ts";
import { TermReading } from "#search/term-reading.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** How the index is asked. */
export interface LookUp {
  readonly top: number;
  readonly now: Instant;
  /** How many letters may be wrong in a word that is not known: 1, or 2 to name what is nearest. */
  readonly slips: Slips;
}

/**
 * The records that fit some words. A word the index knows counts as itself; one it does not know, as a beginning of
 * others, without its ending or with a slip; the last one is perhaps still being typed, so that it also counts as a
 * beginning. Any may mean others besides.
 */
export async function foundRecords(
  words: readonly Word[],
  opened: Opened,
  parts: PartReading,
  { top, now, slips }: LookUp,
): Promise<Hit[]> {
  const terms = new TermReading(opened, parts);
  const [shortcuts, asked] = await Promise.all([
    terms.find(shortcutTerm(words)),
    askedWords(words, terms, slips),
  ]);
  const states = opened.records.statesAt(now);
  return ranked(asked, { states, shortcuts: new Set(shortcuts?.records), top });
}

async function askedWords(words: readonly Word[], terms: TermReading, slips: Slips): Promise<AskedWord[]> {
  const [written, meant] = await Promise.all([
    Promise.all(words.map((word) => asWritten(word, terms))),
    meanings(words, terms),
  ]);
  return Promise.all(
    words.map(async (word, place) => {
      const met = [...(written[place] ?? []), ...(meant[place] ?? [])];
      const ground = { isKnown: met.length > 0, isLast: place === words.length - 1, slips };
      const guessed = await guesses(plainTerm(word), terms, ground);
      return { letters: word.folded.length, met: [...met, ...guessed] };
    }),
  );
}

/** Where a word stands; one that is not known so, as its keys make it where the input method was off. */
async function asWritten(word: Word, terms: TermReading): Promise<Met[]> {
  const met = await standing(word, terms);
  const made = met.length > 0 ? undefined : (fromTelex(word.exact) ?? fromVni(word.exact));
  if (made === undefined) return met;
  return (await Promise.all(wordsOf(made).map((one) => standing(one, terms)))).flat();
}

async function standing(word: Word, terms: TermReading): Promise<Met[]> {
  const marked = markedTerm(word);
  const [plain, own] = await Promise.all([
    terms.find(plainTerm(word)),
    marked === undefined ? undefined : terms.find(marked),
  ]);
  return [
    ...(own ? [terms.met(own, WEIGHT.marked, GRADE.marked)] : []),
    ...(plain ? [terms.met(plain, WEIGHT.exact, marked === undefined ? GRADE.marked : GRADE.exact)] : []),
  ];
}
