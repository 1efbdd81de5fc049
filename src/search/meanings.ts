import { GRADE, type Met, WEIGHT } from "#search/hits.ts";
import { intersected } from "#search/postings.ts";
import { aliasBeginning, aliasTarget, MOST_ALIAS_WORDS, markedTerm, plainTerm } from "#search/term.ts";
import type { FoundTerm, TermReading } from "#search/term-reading.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** What so many words from one on mean besides. */
interface Meaning {
  readonly length: number;
  readonly met: Met;
}

/** Where what some words mean besides stands, for each word: equal words of the team, chat spelling. */
export async function meanings(words: readonly Word[], terms: TermReading): Promise<Met[][]> {
  const found = await Promise.all(words.map((_, place) => meaningsFrom(words, place, terms)));
  return words.map((_, place) => found.flatMap((own, from) => metBy(own, place - from)));
}

async function meaningsFrom(words: readonly Word[], place: number, terms: TermReading): Promise<Meaning[]> {
  // A single letter at the end is a word that is still being typed.
  const isTyping = place === words.length - 1 && words[place]?.folded.length === 1;
  const most = isTyping ? 0 : Math.min(MOST_ALIAS_WORDS, words.length - place);
  const found = await Promise.all(
    Array.from({ length: most }, async (_, index) => {
      const aliases = await terms.under(aliasBeginning(words.slice(place, place + index + 1)));
      return Promise.all(aliases.map((alias) => meaningOf(alias, index + 1, terms)));
    }),
  );
  return found.flat(2).flatMap((one) => one ?? []);
}

async function meaningOf(
  { term, weights: [tenths = 0] }: FoundTerm,
  length: number,
  terms: TermReading,
): Promise<Meaning | undefined> {
  const found = await Promise.all(
    wordsOf(aliasTarget(term)).map(async (word) => {
      const marked = markedTerm(word);
      return (marked && (await terms.find(marked))) || terms.find(plainTerm(word));
    }),
  );
  const postings = intersected(found);
  return postings && { length, met: terms.met(postings, (WEIGHT.exact * tenths) / 10, GRADE.meant) };
}

/** What is meant by several words counts once, and stands for each of them. */
function metBy(meanings: readonly Meaning[], offset: number): Met[] {
  return meanings
    .filter(({ length }) => offset >= 0 && offset < length)
    .map(({ met }) => (offset === 0 ? met : { ...met, boost: 0 }));
}
