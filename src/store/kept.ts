import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FINISHED, KeptFile, KeptWriter, removeQuietly, UNFINISHED } from "#store/kept-file.ts";
import type { PartName } from "#store/kept-index.ts";

/** Fewer new things than this are read again faster than a file for them is worth. */
const WORTH_A_FILE = 100;
/** More files than this are made one; those from this size on stay as they are. */
const MANY_FILES = 12;
const LARGE_FILE = 32 * 1024 * 1024;
/** After so long nobody misses the cache of another content folder, or ends a file that was begun. */
const MONTH = 30 * 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** Something that was found in a cache: its parts are read when they are asked for. */
export interface Found {
  /** The words of a part as they were kept; undefined when they cannot be had any more. */
  part(which: PartName): string | undefined;
}

/**
 * What is kept of files that were read, by the digest of their bytes: a folder of files that are written once.
 * Whatever is broken, cut short, or of other code is thrown away, and nothing the disk does makes it throw.
 */
export class Kept {
  readonly #folder: string;
  readonly #code: string;
  readonly #worth: number;
  #files: KeptFile[];
  #new = new Map<string, readonly [string, string]>();
  #writer: KeptWriter | undefined;
  #isOver = false;

  /** `worth`: so many new things are worth a file of their own. */
  constructor(folder: string, code: string, worth = WORTH_A_FILE) {
    this.#folder = folder;
    this.#code = code;
    this.#worth = worth;
    this.#files = this.#opened();
  }

  /** How many things are kept; one that several files hold counts in each. */
  get size(): number {
    return this.#files.reduce((sum, { index }) => sum + index.size, this.#writer?.index.size ?? 0);
  }

  /** What is kept under a key. */
  find(key: string): Found | undefined {
    for (const file of this.#writer ? [this.#writer, ...this.#files] : this.#files) {
      const at = file.index.find(key);
      if (at !== undefined) return { part: (which) => file.part(at, which) };
    }
    return undefined;
  }

  /** Keeps two texts under a key. They can be found once they are written, which the first few are not. */
  add(key: string, parts: readonly [string, string]): Found | undefined {
    if (this.#isOver) return undefined;
    this.#new.set(key, parts);
    if (this.#new.size < this.#worth && !this.#writer) return undefined;
    try {
      this.#writer ??= this.#begun();
      for (const [name, words] of this.#new)
        if (this.#writer.index.find(name) === undefined) this.#writer.add(name, words);
      this.#new.clear();
    } catch {
      this.#giveUp();
    }
    return this.find(key);
  }

  #begun(): KeptWriter {
    mkdirSync(this.#folder, { recursive: true });
    return new KeptWriter(this.#folder);
  }

  /** No more is kept in this process: the disk is full, or nobody may write there. */
  #giveUp(): void {
    this.#writer?.abandon();
    this.#writer = undefined;
    this.#new.clear();
    this.#isOver = true;
  }

  /**
   * Writes what is new, if it is worth it. Where more than `most` things are kept by now, all go that are not among
   * those that `needed` names.
   */
  save(most: number, needed: () => ReadonlySet<string>): void {
    try {
      if (this.#writer) {
        this.#writer.finish(this.#folder, this.#code);
        this.#writer = undefined;
        this.#files = this.#opened();
        this.#removeForgotten();
      }
      if (this.size > most) this.#madeOne(this.#files, needed());
      else if (this.#files.length > MANY_FILES) this.#madeOne(this.#files.filter(isSmall));
    } catch {
      this.#giveUp();
    }
  }

  #opened(): KeptFile[] {
    return namesIn(this.#folder).flatMap((name) => {
      if (!name.endsWith(FINISHED)) return [];
      const path = join(this.#folder, name);
      const file = KeptFile.opened(path, this.#code);
      if (!file) removeQuietly(path);
      return file ?? [];
    });
  }

  /** Puts what some files hold, or the part of it that is needed, into one. Whoever has them open goes on reading. */
  #madeOne(files: readonly KeptFile[], needed?: ReadonlySet<string>): void {
    const writer = this.#begun();
    for (const file of files)
      for (const key of file.index.keys) {
        if (writer.index.find(key) !== undefined || (needed && !needed.has(key))) continue;
        const at = file.index.find(key) ?? 0;
        const [one, other] = [file.part(at, 0), file.part(at, 1)];
        if (one !== undefined && other !== undefined) writer.add(key, [one, other]);
      }
    const made = writer.finish(this.#folder, this.#code);
    for (const { path } of files) if (path !== made) removeQuietly(path);
    this.#files = this.#opened();
  }

  #removeForgotten(): void {
    for (const name of namesIn(this.#folder)) {
      const path = join(this.#folder, name);
      if (name.endsWith(UNFINISHED) && isOlder(path, HOUR)) removeQuietly(path);
    }
    const all = dirname(this.#folder);
    for (const name of namesIn(all).filter((other) => other !== basename(this.#folder))) {
      const files = namesIn(join(all, name)).map((file) => join(all, name, file));
      if (files.length > 0 && files.every((file) => isOlder(file, MONTH)))
        rmSync(join(all, name), { recursive: true, force: true });
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isSmall({ path }: KeptFile): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) < LARGE_FILE;
}

function isOlder(path: string, age: number): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs > age;
}
