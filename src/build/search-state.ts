import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { FeatureCounts } from "#search/feature-counts.ts";
import { sha256 } from "#store/digest.ts";

/** What a build remembers of the weights it has learnt; the weights themselves stand in the site. */
export interface SearchState {
  /** The digest of the code that learnt them. */
  readonly code: string;
  /** Each answer with the digest of what it is known by, in order of id. */
  readonly answers: readonly (readonly [id: string, known: string])[];
  /** The ids of those that were learnt singly since all were learnt together. */
  readonly single: readonly string[];
  /** The digest of what danger is told by. */
  readonly urgent: string;
  /** The digest of the files in which the weights stand. */
  readonly files: string;
  readonly counts: FeatureCounts;
}

/** What a file of state begins with: the digest of the rest, in hexadecimal digits. */
const DIGEST = 64;

/** The state in a file; undefined where there is none, or anything about it is not as it was written. */
export function readSearchState(file: string): SearchState | undefined {
  try {
    const bytes = readFileSync(file);
    const own = bytes.subarray(DIGEST);
    if (sha256(own) !== bytes.toString("latin1", 0, DIGEST)) return undefined;
    const size = own.readUInt32LE(0);
    const { keys, ...state } = JSON.parse(own.toString("utf8", 4, 4 + size)) as StateHead;
    // A copy begins where numbers of four bytes may begin.
    const numbers = Uint8Array.from(own.subarray(4 + size)).buffer;
    const counts = {
      keys: new Uint32Array(numbers, 0, keys),
      counts: new Float32Array(numbers, 4 * keys, keys),
      texts: state.texts,
    };
    return { ...state, counts };
  } catch {
    return undefined;
  }
}

type StateHead = Omit<SearchState, "counts"> & { readonly keys: number; readonly texts: number };

/** Writes a state in one step: who reads meanwhile has the one before. */
export function writeSearchState(file: string, { counts, ...state }: SearchState): void {
  const head: StateHead = { ...state, keys: counts.keys.length, texts: counts.texts };
  const text = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const numbers = [counts.keys, counts.counts].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  const own = Buffer.concat([size, text, ...numbers]);
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, Buffer.concat([Buffer.from(sha256(own), "latin1"), own]));
  renameSync(next, file);
}
