import type { Instant } from "#core/instant.ts";

import { isBroad } from "#search/beginnings.ts";
import { type AskedWord, GRADE, type Hit, type Met, ranked } from "#search/hits.ts";
import type { Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import { intersected, type Postings } from "#search/postings.ts";
import { rarityOf } from "#search/rarity.ts";
import { resembling, rootOf } from "#search/resembling.ts";
import type { Slips } from "#search/slips.ts";
import { fromTelex, fromVni } from "#search/telex.ts";
import {
  aliasBeginning,
  aliasTarget,
  isPlain,
  MOST_ALIAS_WORDS,
  markedTerm,
  plainTerm,
  shortcutTerm,
} from "#search/term.ts";
import { type FoundTerm, TermReading } from "#search/term-reading.ts";
import { type Word, wordsOf } from "#search/word.ts";

/**
 * What a word counts for: with its own tone marks, as it is, as a beginning (perhaps of a longer one that is still being
 * typed), without an ending, with a slip; what it means besides counts so many tenths of a word as it is.
 */
const WEIGHT = { marked: 4, exact: 8, started: 3, typing: 1, ended: 4, slipped: 3 } as const;

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
  const line = new Line(words, new TermReading(opened.head, parts), opened.records.count, slips);
  const [shortcuts, asked] = await Promise.all([line.shortcuts(), line.asked()]);
  return ranked(asked, { states: opened.records.statesAt(now), shortcuts, top });
}

/** Some typed words on their way through the index. */
class Line {
  readonly #words: readonly Word[];
  readonly #terms: TermReading;
  readonly #count: number;
  readonly #slips: Slips;

  constructor(words: readonly Word[], terms: TermReading, count: number, slips: Slips) {
    this.#words = words;
    this.#terms = terms;
    this.#count = count;
    this.#slips = slips;
  }

  async shortcuts(): Promise<Set<number>> {
    return new Set((await this.#terms.find(shortcutTerm(this.#words)))?.records);
  }

  async asked(): Promise<AskedWord[]> {
    const places = [...this.#words.keys()];
    const [meant, written] = await Promise.all([
      Promise.all(places.map((place) => this.#meantAt(place))),
      Promise.all(this.#words.map((word) => this.#written(word))),
    ]);
    const others = places.map((place) => meant.flatMap((own, from) => meantFor(own, place - from)));
    return Promise.all(
      this.#words.map(async (word, place) => {
        const met = [...(written[place] ?? []), ...(others[place] ?? [])];
        const guessed = await this.#guessed(word, { met, isLast: place === this.#words.length - 1 });
        return { letters: word.folded.length, met: [...met, ...guessed] };
      }),
    );
  }

  /** A word as it was written; one that is not known so, as its keys make it where the input method was off. */
  async #written(word: Word): Promise<Met[]> {
    const met = await this.#writtenAs(word);
    const made = met.length > 0 ? undefined : (fromTelex(word.exact) ?? fromVni(word.exact));
    return made === undefined
      ? met
      : (await Promise.all(wordsOf(made).map((one) => this.#writtenAs(one)))).flat();
  }

  async #writtenAs(word: Word): Promise<Met[]> {
    const marked = markedTerm(word);
    const [plain, own] = await Promise.all([
      this.#terms.find(plainTerm(word)),
      marked === undefined ? undefined : this.#terms.find(marked),
    ]);
    return [
      ...(own ? [this.#met(own, WEIGHT.marked, GRADE.marked)] : []),
      ...(plain ? [this.#met(plain, WEIGHT.exact, marked === undefined ? GRADE.marked : GRADE.exact)] : []),
    ];
  }

  /** What a word may become or have been meant for. */
  async #guessed(word: Word, { met, isLast }: { readonly met: readonly Met[]; readonly isLast: boolean }) {
    const term = plainTerm(word);
    const isKnown = met.length > 0;
    if (!(await this.#terms.isRead(term))) return [];
    const begun = isKnown && !isLast ? [] : await this.#begun(term, isKnown ? WEIGHT.typing : WEIGHT.started);
    if (isKnown) return begun;
    const [root, near] = await Promise.all([this.#root(term), this.#resembling(term)]);
    return [...begun, ...root, ...near];
  }

  async #begun(term: string, weight: number): Promise<Met[]> {
    if (isBroad(this.#terms.head.terms, term)) {
      const broad = await this.#terms.broad(term);
      return broad ? [{ ...broad, boost: weight, grade: GRADE.started }] : [];
    }
    const found = await this.#terms.under(term);
    return found
      .filter((one) => one.term !== term && isPlain(one.term))
      .map((one) => this.#met(one, weight, GRADE.started));
  }

  async #root(term: string): Promise<Met[]> {
    const root = await rootOf(term, this.#terms);
    const found = root && (await this.#terms.find(root));
    return found ? [this.#met(found, WEIGHT.ended, GRADE.started)] : [];
  }

  async #resembling(term: string): Promise<Met[]> {
    const near = await resembling(term, this.#terms, this.#slips);
    const found = await Promise.all(near.map(({ word }) => this.#terms.find(word)));
    return found.flatMap((postings, index) => {
      const weight = WEIGHT.slipped / (near[index]?.slips ?? 1);
      return postings ? [this.#met(postings, weight, GRADE.slipped)] : [];
    });
  }

  /** What the words from a place on mean besides. */
  async #meantAt(place: number): Promise<Meant[]> {
    const isTyping = place === this.#words.length - 1 && this.#words[place]?.folded.length === 1;
    if (isTyping) return [];
    const lengths = Array.from({ length: MOST_ALIAS_WORDS }, (_, index) => index + 1);
    const ways = lengths.filter((length) => place + length <= this.#words.length);
    const found = await Promise.all(
      ways.map(async (length) => {
        const aliases = await this.#terms.under(aliasBeginning(this.#words.slice(place, place + length)));
        return Promise.all(aliases.map((alias) => this.#meant(alias, length)));
      }),
    );
    return found.flat(2).flatMap((one) => one ?? []);
  }

  async #meant({ term, weights }: FoundTerm, length: number): Promise<Meant | undefined> {
    const words = wordsOf(aliasTarget(term));
    const found = await Promise.all(
      words.map((word) => this.#terms.find(markedTerm(word) ?? plainTerm(word))),
    );
    const plain = await Promise.all(words.map((word) => this.#terms.find(plainTerm(word))));
    const postings = intersected(found.map((one, index) => one ?? plain[index]));
    return (
      postings && { length, met: this.#met(postings, (WEIGHT.exact * (weights[0] ?? 0)) / 10, GRADE.meant) }
    );
  }

  #met(postings: Postings, weight: number, grade: number): Met {
    return { ...postings, boost: weight * rarityOf(postings.records.length, this.#count), grade };
  }
}

/** What so many words from one on mean besides. */
interface Meant {
  readonly length: number;
  readonly met: Met;
}

/** What is meant by several words counts once, and stands for each of them. */
function meantFor(meant: readonly Meant[], offset: number): Met[] {
  return meant
    .filter(({ length }) => offset >= 0 && offset < length)
    .map(({ met }) => (offset === 0 ? met : { ...met, boost: 0 }));
}
