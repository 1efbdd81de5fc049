import { ByteReader, ByteWriter } from "#search/bytes.ts";
import { placeOf, rangeOf, readTexts, writeTexts } from "#search/sorted-texts.ts";

/** A record in which a term stands, and what it counts there: a whole number from 1 on. */
export interface Posting {
  readonly record: number;
  readonly weight: number;
}

/** A term and where it stands, in order of record. */
export interface TermPostings {
  readonly term: string;
  readonly postings: readonly Posting[];
}

/** Where one term stands, in a form that is quick to walk. */
export interface Postings {
  readonly records: Uint32Array;
  readonly weights: Uint32Array;
}

/** Where all of some terms stand; the least of them counts. Undefined where one is not known. */
export function intersected(lists: readonly (Postings | undefined)[]): Postings | undefined {
  const [first, ...rest] = lists;
  if (!first || rest.length === 0) return first;
  const others = rest.map(
    (list) => new Map([...(list?.records ?? [])].map((record, place) => [record, list?.weights[place] ?? 0])),
  );
  const shared = [...first.records.entries()].filter(([, record]) =>
    others.every((other) => other.has(record)),
  );
  const least = shared.map(([place, record]) =>
    Math.min(first.weights[place] ?? 0, ...others.map((other) => other.get(record) ?? 0)),
  );
  return { records: Uint32Array.from(shared, ([, record]) => record), weights: Uint32Array.from(least) };
}

/**
 * Some terms as a file: the terms, then how many records each has, then all records, each as the step from the one
 * before, then all weights. What is alike lies together, since it is compressed on its way.
 */
export function postingsFile(terms: readonly TermPostings[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeTexts(
    writer,
    terms.map(({ term }) => term),
  );
  for (const { postings } of terms) writer.number(postings.length);
  for (const { postings } of terms) {
    let before = -1;
    for (const { record } of postings) {
      writer.number(record - before - 1);
      before = record;
    }
  }
  for (const { postings } of terms) for (const { weight } of postings) writer.number(weight);
  return writer.bytes();
}

/** A file of terms that was read. */
export class PostingsPiece {
  readonly terms: readonly string[];
  /** Where the postings of each term begin, and behind the last one the end of all. */
  readonly #starts: Uint32Array;
  readonly #records: Uint32Array;
  readonly #weights: Uint32Array;

  constructor(file: Uint8Array) {
    const reader = new ByteReader(file);
    this.terms = readTexts(reader);
    this.#starts = new Uint32Array(this.terms.length + 1);
    for (let term = 0; term < this.terms.length; term++)
      this.#starts[term + 1] = (this.#starts[term] ?? 0) + reader.count();
    const count = this.#starts[this.terms.length] ?? 0;
    this.#records = new Uint32Array(count);
    for (let term = 0; term < this.terms.length; term++) this.#readRecords(reader, term);
    this.#weights = Uint32Array.from({ length: count }, () => reader.number());
  }

  #readRecords(reader: ByteReader, term: number): void {
    let before = -1;
    const end = this.#starts[term + 1] ?? 0;
    for (let place = this.#starts[term] ?? 0; place < end; place++) {
      before += reader.number() + 1;
      this.#records[place] = before;
    }
  }

  /** Where a term stands; undefined where it is not known. */
  find(term: string): Postings | undefined {
    const place = placeOf(this.terms, term);
    return this.terms[place] === term ? this.#at(place) : undefined;
  }

  /** The terms that begin with a prefix, in order. */
  under(prefix: string): (Postings & { readonly term: string })[] {
    const [from, to] = rangeOf(this.terms, prefix);
    return this.terms.slice(from, to).map((term, step) => ({ term, ...this.#at(from + step) }));
  }

  #at(place: number): Postings {
    const [from, to] = [this.#starts[place] ?? 0, this.#starts[place + 1] ?? 0];
    return { records: this.#records.subarray(from, to), weights: this.#weights.subarray(from, to) };
  }
}
