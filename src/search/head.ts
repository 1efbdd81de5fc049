import type { Instant } from "#core/instant.ts";
import { isBefore } from "#core/instant.ts";
import type { AnswerDocument } from "#search/document.ts";
import type { SearchGround } from "#search/engine.ts";

/** What every look-up needs, as the file `head`. Records are the versions of all documents, numbered in order. */
export interface Head {
  readonly ground: SearchGround;
  /** How many documents lie in each file `documents/N`. */
  readonly chunks: readonly number[];
  /** How many versions those documents have that have more than one. */
  readonly versions: readonly (readonly [document: number, count: number])[];
  /** Those documents whose only stretch has not begun, is withdrawn, or has others behind it. */
  readonly stretches: readonly (readonly [document: number, stretches: readonly ShortStretch[]])[];
  /** The first term in each file `terms/N`. */
  readonly terms: readonly string[];
  /** The first word in each file `words/N` and, spelled backwards, `endings/N`; none where `terms/0` holds all. */
  readonly words: readonly string[];
  readonly endings: readonly string[];
}

/** A stretch as a look-up needs it: from when on which of the versions holds, and whether it is withdrawn then. */
export type ShortStretch = readonly [from: Instant, version: number, isWithdrawn: 0 | 1];

/** The part of a head that comes from the documents. */
export function documentsInHead(
  documents: readonly AnswerDocument[],
  asOf: Instant,
): Pick<Head, "versions" | "stretches"> {
  const numbered = [...documents.entries()];
  return {
    versions: numbered.flatMap(([number, { versions }]) => {
      const count = Object.keys(versions).length;
      return count === 1 ? [] : [[number, count] as const];
    }),
    stretches: numbered.flatMap(([number, document]) =>
      isSettled(document, asOf) ? [] : [[number, shortStretches(document)] as const],
    ),
  };
}

function isSettled({ stretches }: AnswerDocument, asOf: Instant): boolean {
  const [only, next] = stretches;
  return only !== undefined && !next && !only.isWithdrawn && !isBefore(asOf, only.from);
}

function shortStretches({ stretches, versions }: AnswerDocument): ShortStretch[] {
  const names = Object.keys(versions);
  return stretches.map(({ from, version, isWithdrawn }) => [
    from,
    names.indexOf(version),
    isWithdrawn ? 1 : 0,
  ]);
}

/** What a record is at an instant. */
export const STATE = { absent: 0, current: 1, withdrawn: 2 } as const;

/** Which record belongs to which document, and what each is at an instant. */
export class Records {
  readonly count: number;
  /** The document of each record. */
  readonly documents: Uint32Array;
  readonly #first: Uint32Array;
  readonly #stretches: Head["stretches"];
  readonly #chunks: readonly number[];

  constructor({ chunks, versions, stretches }: Head) {
    const count = chunks.reduce((sum, size) => sum + size, 0);
    const counts = new Uint32Array(count).fill(1);
    for (const [document, own] of versions) counts[document] = own;
    this.#first = new Uint32Array(count);
    this.count = counts.reduce((sum, own, document) => {
      this.#first[document] = sum;
      return sum + own;
    }, 0);
    this.documents = new Uint32Array(this.count);
    for (const [document, first] of this.#first.entries())
      this.documents.fill(document, first, first + (counts[document] ?? 0));
    this.#stretches = stretches;
    this.#chunks = chunks;
  }

  /** The state of every record at an instant. */
  statesAt(now: Instant): Uint8Array {
    const states = new Uint8Array(this.count).fill(STATE.current);
    for (const [document, stretches] of this.#stretches) {
      const first = this.#first[document] ?? 0;
      const next = this.#first[document + 1] ?? this.count;
      states.fill(STATE.absent, first, next);
      const held = stretches.findLast(([from]) => !isBefore(now, from));
      if (held) states[first + held[1]] = held[2] === 1 ? STATE.withdrawn : STATE.current;
    }
    return states;
  }

  /** Which of the versions of its document a record is. */
  versionOf(record: number): number {
    return record - (this.#first[this.documents[record] ?? 0] ?? 0);
  }

  /** The file a document lies in, and its place there. */
  chunkOf(document: number): { readonly chunk: number; readonly place: number } {
    let [chunk, place] = [0, document];
    for (const size of this.#chunks) {
      if (place < size) break;
      place -= size;
      chunk++;
    }
    return { chunk, place };
  }
}
