import { hash } from "node:crypto";

/** Bytes of a key: one for what kind of file it was, 32 of the SHA-256 of its bytes. */
const KEY = 33;
/** Bytes that name one part: its proof, where it begins and how long it is. */
const PROOF = 16;
const PART = PROOF + 6 + 4;
/** Every kept thing has two parts. */
const RECORD = KEY + 2 * PART;

/**
 * Which part of a kept thing: a text has what is told of it and its body, a history its records read and as written,
 * a version what is told of its texts and the rest.
 */
export type PartName = 0 | 1;

/** Where a part lies in its file, and the beginning of the SHA-256 of its bytes. */
export interface PartPlace {
  readonly start: number;
  readonly length: number;
  readonly proof: string;
}

/** The key of a file by its kind (0 to 255) and its bytes: a text of 33 characters, one for each byte. */
export function keyOf(kind: number, bytes: Uint8Array): string {
  return String.fromCharCode(kind) + hash("sha256", bytes, "binary");
}

/** The same key by the SHA-256 of the bytes as 64 hexadecimal digits. */
export function keyWith(kind: number, digest: string): string {
  return String.fromCharCode(kind) + Buffer.from(digest, "hex").toString("latin1");
}

/** The SHA-256 in a key as 64 hexadecimal digits. */
export function digestIn(key: string): string {
  return Buffer.from(key.slice(1), "latin1").toString("hex");
}

/** What proves that a part is as it was written. */
export function proofOf(part: Uint8Array): string {
  return hash("sha256", part, "binary").slice(0, PROOF);
}

/** What one file of a cache holds: records of a fixed length, found by key without being unpacked. */
export class KeptIndex {
  readonly #places = new Map<string, number>();
  #bytes: Buffer;
  #length = 0;

  constructor(bytes: Buffer = Buffer.alloc(RECORD * 64)) {
    this.#bytes = bytes;
  }

  /** An index as it was written; undefined when the bytes are none. */
  static from(bytes: Buffer): KeptIndex | undefined {
    if (bytes.length % RECORD !== 0) return undefined;
    const index = new KeptIndex(bytes);
    index.#length = bytes.length;
    for (let at = 0; at < bytes.length; at += RECORD)
      index.#places.set(bytes.toString("latin1", at, at + KEY), at);
    return index;
  }

  get size(): number {
    return this.#places.size;
  }

  get keys(): Iterable<string> {
    return this.#places.keys();
  }

  /** The bytes to write. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Where the record of a key stands. */
  find(key: string): number | undefined {
    return this.#places.get(key);
  }

  /** Adds a record and says where it stands. */
  add(key: string, parts: readonly [PartPlace, PartPlace]): number {
    const at = this.#length;
    if (at + RECORD > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2 + RECORD);
    this.#bytes.write(key, at, "latin1");
    for (const [which, { start, length, proof }] of parts.entries()) {
      const part = at + KEY + which * PART;
      this.#bytes.write(proof, part, "latin1");
      this.#bytes.writeUIntBE(start, part + PROOF, 6);
      this.#bytes.writeUInt32BE(length, part + PROOF + 6);
    }
    this.#length += RECORD;
    this.#places.set(key, at);
    return at;
  }

  /** Where a part of the record at a place lies. */
  part(at: number, which: PartName): PartPlace {
    const part = at + KEY + which * PART;
    return {
      proof: this.#bytes.toString("latin1", part, part + PROOF),
      start: this.#bytes.readUIntBE(part + PROOF, 6),
      length: this.#bytes.readUInt32BE(part + PROOF + 6),
    };
  }
}
