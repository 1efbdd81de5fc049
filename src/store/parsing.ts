import { join } from "node:path";
import { KINDS, type Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { ReadHistory } from "#schema/history.ts";
import { codeDigest } from "#store/code-digest.ts";
import { sha256, versionDigest } from "#store/digest.ts";
import { historyTextFrom } from "#store/history-text.ts";
import { type Found, Kept } from "#store/kept.ts";
import { digestIn, keyOf, keyWith } from "#store/kept-index.ts";
import { changedMeanwhile, KeptText, keptWords, textParts } from "#store/kept-text.ts";
import type { VersionName } from "#store/kept-version.ts";
import { type ReadText, textFrom } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

/** The rooms whose code decides what a file of content is read as. */
const READING_ROOMS = ["core", "schema", "markup", "store"];

/** The records of an entry, with the SHA-256 of their file as 64 hexadecimal digits. */
export interface ParsedHistory extends ReadHistory {
  readonly digest: string;
}

/** How the bytes of a file become a value. */
export interface Parsing {
  /** See `textFrom`. */
  text(file: string, bytes: Uint8Array, kind: Kind, locale: Locale, isTranslation: boolean): ReadText;
  /** See `historyTextFrom`. */
  history(file: string, bytes: Uint8Array, again: () => Uint8Array): ParsedHistory;
  /** What is kept of a version whose files have the digest that its record names. */
  version(name: VersionName): Found | undefined;
  /** Keeps a version that has that digest indeed. */
  addVersion(name: VersionName, parts: readonly [string, string]): Found | undefined;
  /** What is kept of a text by the SHA-256 of its bytes, 64 hexadecimal digits. */
  kept(digest: string, kind: Kind, isTranslation: boolean): Found | undefined;
  /**
   * What `make` makes, or made before under the digest (64 hexadecimal digits) of everything it is made from. It is kept
   * only where that is proved to be what the digest says.
   */
  made(digest: string, make: () => string, isProved: () => boolean): string;
  /** How many things were parsed so far because they were not kept. */
  readonly parsed: number;
  /** Keeps what was parsed since, for the next reading; what a tree does not need is dropped when it is much. */
  keep(needed?: Needed): void;
}

/** A tree that is read with what is kept. */
export interface Needed {
  readonly tree: Tree;
  readonly sourceLocale: Locale;
}

/** Parses everything each time. */
export const ANEW: Parsing = {
  text: textFrom,
  history: (file, bytes) => ({ ...historyTextFrom(file, bytes), digest: sha256(bytes) }),
  version: () => undefined,
  addVersion: () => undefined,
  kept: () => undefined,
  made: (_, make) => make(),
  parsed: 0,
  keep: () => {},
};

/** The folder inside `cache` in which what was parsed of one content folder is kept. */
export function readingFolder(cache: string, root: string): string {
  return join(cache, "reading", sha256(root).slice(0, 16));
}

/** Parses each content of a file once, and finds it by its digest ever after; `ANEW` where nothing can be kept. */
export function parsingFor(root: string, cache: string | undefined, worth?: number): Parsing {
  const code = cache === undefined ? undefined : codeDigest(READING_ROOMS);
  if (cache === undefined || code === undefined) return ANEW;
  return new KeptParsing(new Kept(readingFolder(cache, root), code, worth));
}

/** What kind of thing a key stands for: histories, texts (see `textKind`), versions and what is made of them. */
const HISTORY = 0;
const VERSION = 1 + 2 * KINDS.length;
const MADE = VERSION + KINDS.length;

/** Only what was read without a problem is kept: problems name their file, and broken files are few. */
class KeptParsing implements Parsing {
  readonly #kept: Kept;
  parsed = 0;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  text(file: string, bytes: Uint8Array, kind: Kind, locale: Locale, isTranslation: boolean): ReadText {
    const key = keyOf(textKind(kind, isTranslation), bytes);
    const found =
      this.#kept.find(key) ?? this.#added(key, textFrom(file, bytes, kind, locale, isTranslation));
    if ("problems" in found) return found;
    const place = { file, locale, kind, isTranslation, bytes: () => bytes, digest: digestIn(key) };
    return {
      text: new KeptText(place, keptWords(found)),
      problems: [],
    };
  }

  #added(key: string, read: ReadText): Found | ReadText {
    this.parsed++;
    if (!read.text || read.problems.length > 0) return read;
    return this.#kept.add(key, textParts(read.text, digestIn(key))) ?? read;
  }

  history(file: string, bytes: Uint8Array, again: () => Uint8Array): ParsedHistory {
    const key = keyOf(HISTORY, bytes);
    const found = this.#kept.find(key);
    const history = found?.part(0);
    if (found && history !== undefined)
      return {
        history: JSON.parse(history),
        // Whoever only reads asks for no record as it was written: it is half of the words, and more than half in memory.
        get written() {
          return writtenIn(found) ?? writtenAgain(file, again(), key);
        },
        problems: [],
        digest: digestIn(key),
      };
    this.parsed++;
    const read = historyTextFrom(file, bytes);
    if (read.problems.length === 0)
      this.#kept.add(key, [JSON.stringify(read.history), JSON.stringify(read.written)]);
    return { ...read, digest: digestIn(key) };
  }

  version(name: VersionName): Found | undefined {
    return this.#kept.find(versionKey(name));
  }

  addVersion(name: VersionName, parts: readonly [string, string]): Found | undefined {
    return this.#kept.add(versionKey(name), parts);
  }

  kept(digest: string, kind: Kind, isTranslation: boolean): Found | undefined {
    return this.#kept.find(keyWith(textKind(kind, isTranslation), digest));
  }

  made(digest: string, make: () => string, isProved: () => boolean): string {
    const key = keyWith(MADE, digest);
    const known = this.#kept.find(key)?.part(0);
    if (known !== undefined) return known;
    const words = make();
    if (isProved()) this.#kept.add(key, [words, ""]);
    return words;
  }

  keep(needed?: Needed): void {
    if (needed) this.#kept.save(mostFor(needed), () => keysOf(needed));
    else this.#kept.save(Number.POSITIVE_INFINITY, () => new Set());
  }
}

function writtenIn(found: Found): readonly unknown[] | undefined {
  const words = found.part(1);
  return words === undefined ? undefined : JSON.parse(words);
}

function writtenAgain(file: string, bytes: Uint8Array, key: string): readonly unknown[] {
  if (keyOf(HISTORY, bytes) !== key) throw changedMeanwhile(file);
  return historyTextFrom(file, bytes).written;
}

function versionKey({ kind, sourceLocale, digest, files }: VersionName): string {
  return keyOf(VERSION + KINDS.indexOf(kind), Buffer.from([sourceLocale, digest, ...files].join("/")));
}

function textKind(kind: Kind, isTranslation: boolean): number {
  return 1 + 2 * KINDS.indexOf(kind) + Number(isTranslation);
}

/** What kind of kept file a path is; undefined for all others. */
function kindOfFile(path: string, sourceLocale: Locale): number | undefined {
  const kind = KINDS.find((name) => path.startsWith(`${name}/`));
  if (!kind) return undefined;
  if (path.endsWith("/history.yaml")) return HISTORY;
  return path.endsWith(".mdx") ? textKind(kind, !path.endsWith(`/${sourceLocale}.mdx`)) : undefined;
}

/** More than this is kept of no tree; what is more is of other times. Every third file begins a version at most. */
function mostFor({ tree, sourceLocale }: Needed): number {
  return tree.paths.filter((path) => kindOfFile(path, sourceLocale) !== undefined).length * 2 + 1000;
}

/** The keys of everything in a tree that can be kept. */
function keysOf({ tree, sourceLocale }: Needed): Set<string> {
  const keys = new Set<string>();
  const versions = new Map<string, Map<string, Uint8Array>>();
  for (const path of tree.paths) {
    const [, folder, name] = VERSION_FILE.exec(path) ?? [];
    const kind = kindOfFile(path, sourceLocale);
    if (kind === undefined && !folder) continue;
    const bytes = tree.read(path);
    if (kind !== undefined) keys.add(keyOf(kind, bytes));
    if (folder && name) versions.set(folder, (versions.get(folder) ?? new Map()).set(name, bytes));
  }
  for (const [folder, files] of versions) {
    const kind = folder.split("/")[0] as Kind;
    keys.add(
      versionKey({ kind, sourceLocale, digest: versionDigest(files), files: [...files.keys()].sort() }),
    );
  }
  return keys;
}

const VERSION_FILE = /^([a-z]+\/[^/]+\/versions\/[^/]+)\/([^/]+)$/;
