import type { Instant } from "#core/instant.ts";
import { isBroad } from "#search/beginnings.ts";
import type { Head, Records } from "#search/head.ts";
import { type AskedWord, GRADE, type Hit, type Met, ranked } from "#search/hits.ts";
import type { Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import { type Postings, PostingsPiece } from "#search/postings.ts";
import { rarityOf } from "#search/rarity.ts";
import { keptEnds, type NearWord, nearWords, SLIPPING_FROM, type Slips } from "#search/slips.ts";
import { pieceOf, piecesUnder, type Range } from "#search/sorted-texts.ts";
import { isPlain, markedTerm, plainTerm, shortcutTerm } from "#search/term.ts";
import type { Word } from "#search/word.ts";
import { backwards, wordsIn } from "#search/word-list.ts";

/** What a word counts for: with its own tone marks, as it is, as a beginning, with a slip. */
const WEIGHT = { marked: 4, exact: 8, started: 3, typing: 1, slipped: 2 } as const;

/** At most so many words that resemble an unknown one are looked up. */
const MOST_NEAR = 16;

/** How the index is asked. */
export interface LookUp {
  readonly top: number;
  readonly now: Instant;
  /** How many letters may be wrong in a word that is not known: 1, or 2 to name what is nearest. */
  readonly slips: Slips;
}

/** The fielded index of all answers: reads of its files what some words need. */
export class Fields {
  readonly #records: Records;
  readonly #head: Head;

  constructor({ head, records }: Opened) {
    this.#head = head;
    this.#records = records;
  }

  /**
   * The records that fit some words. A word the index knows counts as itself; one it does not know, as a beginning
   * of others or with a slip; the last one is perhaps still being typed, so that it also counts as a beginning.
   */
  async find(words: readonly Word[], parts: PartReading, { top, now, slips }: LookUp): Promise<Hit[]> {
    const last = words.at(-1);
    const [shortcuts, ...asked] = await Promise.all([
      this.#shortcuts(words, parts),
      ...words.map((word) => this.#asked(word, parts, { slips, isLast: word === last })),
    ]);
    return ranked(asked, { states: this.#records.statesAt(now), shortcuts, top });
  }

  async #shortcuts(words: readonly Word[], parts: PartReading): Promise<Set<number>> {
    const found = await this.#term(shortcutTerm(words), parts);
    return new Set(found?.records);
  }

  async #asked(
    word: Word,
    parts: PartReading,
    { slips, isLast }: { readonly slips: Slips; readonly isLast: boolean },
  ): Promise<AskedWord> {
    const [term, marked] = [plainTerm(word), markedTerm(word)];
    const [plain, own] = await Promise.all([
      this.#term(term, parts),
      marked === undefined ? undefined : this.#term(marked, parts),
    ]);
    const met: Met[] = [];
    if (own) met.push(this.#met(own, WEIGHT.marked, GRADE.marked));
    if (plain) met.push(this.#met(plain, WEIGHT.exact, marked === undefined ? GRADE.marked : GRADE.exact));
    if (!plain || isLast)
      met.push(...(await this.#begun(term, parts, plain ? WEIGHT.typing : WEIGHT.started)));
    if (!plain) met.push(...(await this.#resembling(term, parts, slips)));
    return { letters: word.folded.length, met };
  }

  #met(postings: Postings, weight: number, grade: number): Met {
    return { ...postings, boost: weight * rarityOf(postings.records.length, this.#records.count), grade };
  }

  async #begun(term: string, parts: PartReading, weight: number): Promise<Met[]> {
    if (isBroad(this.#head.terms, term)) {
      const broad = (await parts.get("beginnings", pieceIn))?.find(term);
      return broad ? [{ ...broad, boost: weight, grade: GRADE.started }] : [];
    }
    const pieces = await this.#pieces(piecesUnder(this.#head.terms, term), parts);
    return pieces.flatMap((piece) => {
      const [from, to] = piece.under(term);
      const places = Array.from({ length: to - from }, (_, step) => from + step);
      return places
        .filter((place) => piece.terms[place] !== term && isPlain(piece.terms[place] ?? ""))
        .map((place) => this.#met(piece.at(place), weight, GRADE.started));
    });
  }

  async #resembling(term: string, parts: PartReading, slips: Slips): Promise<Met[]> {
    if (term.length < SLIPPING_FROM[1]) return [];
    const most = term.length >= SLIPPING_FROM[2] ? slips : 1;
    const near = (await this.#near(term, parts, most)).slice(0, MOST_NEAR);
    const found = await Promise.all(near.map(({ word }) => this.#term(word, parts)));
    return found.flatMap((postings, index) =>
      postings ? [this.#met(postings, slipWeight(near[index], most), GRADE.slipped)] : [],
    );
  }

  /** The words that resemble an unknown one, the nearest first. */
  async #near(term: string, parts: PartReading, most: Slips): Promise<NearWord[]> {
    const { words, endings } = this.#head;
    if (words.length === 0) {
      const all = (await parts.get("terms/0", pieceIn))?.terms ?? [];
      return sortedNear(nearWords(all.filter(isPlain), term, most));
    }
    const kept = keptEnds(term);
    const forward = piecesUnder(words, most === 1 ? kept.beginning : "");
    const backward = most === 1 ? piecesUnder(endings, backwards(kept.ending)) : ([0, 0] as const);
    const [begun, ended] = await Promise.all([
      this.#lists("words", forward, parts),
      this.#lists("endings", backward, parts),
    ]);
    const near = begun.flatMap((list) => nearWords(list, term, most));
    const turned = ended.flatMap((list) => nearWords(list, backwards(term), most));
    const all = [...near, ...turned.map(({ word, slips }) => ({ word: backwards(word), slips }))];
    return sortedNear([...new Map(all.map((one) => [one.word, one])).values()]);
  }

  async #lists(name: string, [from, to]: Range, parts: PartReading): Promise<string[][]> {
    const numbers = Array.from({ length: to - from }, (_, step) => from + step);
    const lists = await Promise.all(numbers.map((number) => parts.get(`${name}/${number}`, wordsIn)));
    return lists.flatMap((list) => (list ? [list] : []));
  }

  async #pieces([from, to]: Range, parts: PartReading): Promise<PostingsPiece[]> {
    const numbers = Array.from({ length: to - from }, (_, step) => from + step);
    const pieces = await Promise.all(numbers.map((number) => parts.get(`terms/${number}`, pieceIn)));
    return pieces.flatMap((piece) => (piece ? [piece] : []));
  }

  async #term(term: string, parts: PartReading): Promise<Postings | undefined> {
    const number = pieceOf(this.#head.terms, term);
    if (number === undefined) return undefined;
    return (await parts.get(`terms/${number}`, pieceIn))?.find(term);
  }
}

function pieceIn(file: Uint8Array): PostingsPiece {
  return new PostingsPiece(file);
}

function sortedNear(near: readonly NearWord[]): NearWord[] {
  return [...near].sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1));
}

/** Where two slips are allowed, a word with one counts thrice as much as one with two. */
function slipWeight(near: NearWord | undefined, most: Slips): number {
  if (near?.slips === 2) return WEIGHT.slipped / 2;
  return most === 2 ? WEIGHT.slipped * 1.5 : WEIGHT.slipped;
}
