import type { Head } from "#search/head.ts";
import type { Met } from "#search/hits.ts";
import type { Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import { type Postings, PostingsPiece } from "#search/postings.ts";
import { rarityOf } from "#search/rarity.ts";
import { pieceOf, piecesUnder, type Range } from "#search/sorted-texts.ts";
import { wordsIn } from "#search/word-list.ts";

/** A term that was met, and where it stands. */
export interface FoundTerm extends Postings {
  readonly term: string;
}

/** What one look-up reads of the index. What cannot be had is as if it were not known. */
export class TermReading {
  readonly head: Head;
  readonly #count: number;
  readonly #parts: PartReading;

  constructor({ head, records }: Opened, parts: PartReading) {
    this.head = head;
    this.#count = records.count;
    this.#parts = parts;
  }

  /** What standing there counts: the weight of having been met like this, and the rarity of the term. */
  met(postings: Postings, weight: number, grade: number): Met {
    return { ...postings, boost: weight * rarityOf(postings.records.length, this.#count), grade };
  }

  /** Where a term stands; undefined where it is not known. */
  async find(term: string): Promise<Postings | undefined> {
    const piece = pieceOf(this.head.terms, term);
    return piece === undefined ? undefined : (await this.#piece(`terms/${piece}`))?.find(term);
  }

  /** Whether the file in which a term would stand can be had. */
  async isRead(term: string): Promise<boolean> {
    const piece = pieceOf(this.head.terms, term);
    return piece === undefined || (await this.#piece(`terms/${piece}`)) !== undefined;
  }

  /** All terms with a beginning, in order. */
  async under(beginning: string): Promise<FoundTerm[]> {
    const numbers = within(piecesUnder(this.head.terms, beginning));
    const pieces = await Promise.all(numbers.map((number) => this.#piece(`terms/${number}`)));
    return pieces.flatMap((piece) => piece?.under(beginning) ?? []);
  }

  /** The records that have most of a beginning which lies in too many files. */
  async broad(beginning: string): Promise<Postings | undefined> {
    return (await this.#piece("beginnings"))?.find(beginning);
  }

  /** Lists of words that begin alike, or backwards lists of those that end alike; of a small index the only one. */
  async words(name: "words" | "endings", beginning: string): Promise<readonly (readonly string[])[]> {
    const numbers = within(piecesUnder(this.head[name], beginning));
    const lists = await Promise.all(numbers.map((number) => this.#parts.get(`${name}/${number}`, wordsIn)));
    return lists.flatMap((list) => (list ? [list] : []));
  }

  #piece(name: string): Promise<PostingsPiece | undefined> {
    return this.#parts.get(name, pieceIn);
  }
}

function within([from, to]: Range): number[] {
  return Array.from({ length: to - from }, (_, step) => from + step);
}

function pieceIn(file: Uint8Array): PostingsPiece {
  return new PostingsPiece(file);
}
