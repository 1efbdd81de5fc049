import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeDigest } from "#store/code-digest.ts";
import { sha256 } from "#store/digest.ts";
import { FINISHED, removeQuietly, UNFINISHED } from "#store/kept-file.ts";

/** The rooms whose code decides what is made of content for a site. */
const WORKING_ROOMS = ["core", "schema", "markup", "store", "search", "site"];

/**
 * What was made of a whole content folder before, such as a comparison of all answers: one file for each name, which is
 * believed where it proves that it was made by the same code from the same. Nothing the disk does makes it throw.
 */
export class KeptWork {
  readonly #folder: string;
  readonly #code: string;

  constructor(folder: string, code: string) {
    this.#folder = folder;
    this.#code = code;
  }

  /** What is kept of a content folder below `cache`; undefined where nothing can be. */
  static of(root: string, cache: string | undefined): KeptWork | undefined {
    const code = cache === undefined ? undefined : codeDigest(WORKING_ROOMS);
    if (cache === undefined || code === undefined) return undefined;
    return new KeptWork(join(cache, "works", sha256(root).slice(0, 16)), code);
  }

  /** What `make` makes of `from`, or was kept of it under the name; as JSON has it, so that both are alike. */
  made<T>(name: string, from: unknown, make: () => T): T {
    const source = sha256(JSON.stringify(from));
    const words = this.#found(name, source) ?? this.#keep(name, source, JSON.stringify(make()));
    return JSON.parse(words);
  }

  #found(name: string, source: string): string | undefined {
    const path = this.#pathOf(name);
    try {
      const content = readFileSync(path, "utf8");
      const words = content.slice(content.indexOf("\n") + 1);
      if (content === this.#proved(name, source, words)) return words;
    } catch {
      // It is not there, or nobody may read it.
    }
    return undefined;
  }

  #keep(name: string, source: string, words: string): string {
    const unfinished = join(
      this.#folder,
      `${process.pid}-${Math.random().toString(36).slice(2)}${UNFINISHED}`,
    );
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(unfinished, this.#proved(name, source, words), { flag: "wx" });
      renameSync(unfinished, this.#pathOf(name));
    } catch {
      removeQuietly(unfinished);
    }
    return words;
  }

  #pathOf(name: string): string {
    return join(this.#folder, name + FINISHED);
  }

  #proved(name: string, source: string, words: string): string {
    return `${sha256([this.#code, name, source, words].join("\n"))}\n${words}`;
  }
}
