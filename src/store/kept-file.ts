import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#store/digest.ts";
import { KeptIndex, type PartName, type PartPlace, proofOf } from "#store/kept-index.ts";

/** The ending of a finished file of a cache, and of one that is being written. */
export const FINISHED = ".kept";
export const UNFINISHED = ".part";

/** At a file's end: where its index begins, and the SHA-256 of the index and of the code that wrote it. */
const END = 6 + 64;
/** So many bytes are gathered before they are written. */
const GATHERED = 1024 * 1024;

// A file stays open as long as anything that was found in it: somebody may yet ask for its parts.
const open = new FinalizationRegistry<number>((handle) => {
  try {
    closeSync(handle);
  } catch {
    // It is closed already.
  }
});

/**
 * One file of a cache: parts one behind the other, then the index, then the end that proves the index. A finished
 * file is never changed. Each part is proved when it is read, so no byte of the file is ever trusted unseen.
 */
export class KeptFile {
  readonly path: string;
  readonly index: KeptIndex;
  readonly #handle: number;

  private constructor(path: string, index: KeptIndex, handle: number) {
    this.path = path;
    this.index = index;
    this.#handle = handle;
    open.register(this, handle);
  }

  /** Opens a finished file; undefined when it is gone, broken, or written by other code. */
  static opened(path: string, code: string): KeptFile | undefined {
    let handle: number | undefined;
    try {
      handle = openSync(path, "r");
      const index = provedIndex(handle, code);
      if (index) return new KeptFile(path, index, handle);
    } catch {
      // It counts as broken.
    }
    if (handle !== undefined) closeSync(handle);
    return undefined;
  }

  /** The words of a part; undefined when they are not those that were written: then the file is removed. */
  part(at: number, which: PartName): string | undefined {
    const words = provedPart(this.#handle, this.index.part(at, which));
    if (words === undefined) removeQuietly(this.path);
    return words;
  }
}

function provedIndex(handle: number, code: string): KeptIndex | undefined {
  const { size } = fstatSync(handle);
  const end = bytesAt(handle, size - END, END);
  const start = end.readUIntBE(0, 6);
  if (start > size - END) return undefined;
  const bytes = bytesAt(handle, start, size - END - start);
  return end.toString("latin1", 6) === proofOfIndex(bytes, start, code) ? KeptIndex.from(bytes) : undefined;
}

function proofOfIndex(bytes: Uint8Array, start: number, code: string): string {
  return sha256(Buffer.concat([Buffer.from(`${code}\n${start}\n`), bytes]));
}

function provedPart(handle: number, { start, length, proof }: PartPlace): string | undefined {
  try {
    const bytes = bytesAt(handle, start, length);
    return proofOf(bytes) === proof ? bytes.toString() : undefined;
  } catch {
    return undefined;
  }
}

function bytesAt(handle: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let had = 0; had < length; ) {
    const more = readSync(handle, bytes, had, length - had, start + had);
    if (more === 0) throw new RangeError("The file ends early.");
    had += more;
  }
  return bytes;
}

/** Removes a file of a cache; that it cannot be is no reason to stop. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays, and is not trusted the next time either.
  }
}

/**
 * Writes a file of a cache beside its place, part by part. What is written can be read at once. Every method throws
 * Node's errors when the disk refuses.
 */
export class KeptWriter {
  readonly index = new KeptIndex();
  readonly #path: string;
  readonly #handle: number;
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #written = 0;

  constructor(folder: string) {
    this.#path = join(folder, `${process.pid}-${Math.random().toString(36).slice(2)}${UNFINISHED}`);
    this.#handle = openSync(this.#path, "wx+");
    open.register(this, this.#handle);
  }

  /** Adds what is kept under a key and says where its record stands. */
  add(key: string, parts: readonly [string, string]): number {
    return this.index.add(key, [this.#placed(parts[0]), this.#placed(parts[1])]);
  }

  #placed(words: string): PartPlace {
    const bytes = Buffer.from(words);
    const place = { start: this.#written + this.#gatheredBytes, length: bytes.length, proof: proofOf(bytes) };
    this.#gathered.push(bytes);
    this.#gatheredBytes += bytes.length;
    if (this.#gatheredBytes >= GATHERED) this.#flush();
    return place;
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    for (let had = 0; had < bytes.length; )
      had += writeSync(this.#handle, bytes, had, bytes.length - had, this.#written + had);
    this.#written += bytes.length;
  }

  /** The words of a part; undefined when the disk did not keep them. */
  part(at: number, which: PartName): string | undefined {
    const place = this.index.part(at, which);
    try {
      if (place.start + place.length > this.#written) this.#flush();
    } catch {
      return undefined;
    }
    return provedPart(this.#handle, place);
  }

  /**
   * Ends the file and gives it its name, which goes by what it holds; returns its path. Nobody waits for the disk: what a power cut
   * leaves of it does not prove itself and is thrown away.
   */
  finish(folder: string, code: string): string {
    const start = this.#written + this.#gatheredBytes;
    const end = Buffer.alloc(END);
    const proof = proofOfIndex(this.index.bytes, start, code);
    end.writeUIntBE(start, 0, 6);
    end.write(proof, 6, "latin1");
    this.#gathered.push(this.index.bytes, end);
    this.#flush();
    const path = join(folder, `${proof.slice(0, 32)}${FINISHED}`);
    renameSync(this.#path, path);
    return path;
  }

  /** Gives the file up; what was found in it can still be read. */
  abandon(): void {
    removeQuietly(this.#path);
  }
}
