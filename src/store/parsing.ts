import { join } from "node:path";
import { KINDS, type Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { ReadHistory } from "#schema/history.ts";
import { codeDigest } from "#store/code-digest.ts";
import { sha256 } from "#store/digest.ts";
import { historyTextFrom } from "#store/history-text.ts";
import { Kept } from "#store/kept.ts";
import { keyOf } from "#store/kept-index.ts";
import { KeptText } from "#store/kept-text.ts";
import { decoded, type ReadText, textFrom } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

/** The rooms whose code decides what a file of content is read as. */
const READING_ROOMS = ["core", "schema", "markup", "store"];

/** How the bytes of a file become a value. */
export interface Parsing {
  /** See `textFrom`. */
  text(file: string, bytes: Uint8Array, kind: Kind, locale: Locale, isTranslation: boolean): ReadText;
  /** See `historyTextFrom`. */
  history(file: string, bytes: Uint8Array): ReadHistory;
  /** Whether nothing is won by parsing a file ahead: it is kept already, or it is none that can be. */
  isKnown(path: string, bytes: Uint8Array, sourceLocale: Locale): boolean;
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
  history: historyTextFrom,
  isKnown: () => true,
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

const HISTORY = 0;

/** Only what was read without a problem is kept: problems name their file, and broken files are few. */
class KeptParsing implements Parsing {
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  text(file: string, bytes: Uint8Array, kind: Kind, locale: Locale, isTranslation: boolean): ReadText {
    const key = keyOf(textKind(kind, isTranslation), bytes);
    const found = this.#kept.find(key);
    if (!found) {
      const read = textFrom(file, bytes, kind, locale, isTranslation);
      if (!read.text || read.problems.length > 0) return read;
      const { front, body } = read.text;
      const added = this.#kept.add(key, [JSON.stringify(front), JSON.stringify(body)]);
      return added ? { text: new KeptText(read.text, added, kind, isTranslation), problems: [] } : read;
    }
    const content = decoded(file, bytes);
    if ("problem" in content) return { problems: [content.problem] };
    const { text: source, raw } = content;
    const words = { file, locale, source, ...(raw !== undefined && { raw }) };
    return { text: new KeptText(words, found, kind, isTranslation), problems: [] };
  }

  history(file: string, bytes: Uint8Array): ReadHistory {
    const key = keyOf(HISTORY, bytes);
    const found = this.#kept.find(key);
    const [history, written] = [found?.part(0), found?.part(1)];
    if (history !== undefined && written !== undefined)
      return { history: JSON.parse(history), written: JSON.parse(written), problems: [] };
    const read = historyTextFrom(file, bytes);
    if (read.problems.length === 0)
      this.#kept.add(key, [JSON.stringify(read.history), JSON.stringify(read.written)]);
    return read;
  }

  isKnown(path: string, bytes: Uint8Array, sourceLocale: Locale): boolean {
    const kind = kindOfFile(path, sourceLocale);
    return kind === undefined || this.#kept.find(keyOf(kind, bytes)) !== undefined;
  }

  keep(needed?: Needed): void {
    if (needed) this.#kept.save(mostFor(needed), () => keysOf(needed));
    else this.#kept.save(Number.POSITIVE_INFINITY, () => new Set());
  }
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

/** Of more than this much must be forgotten what a tree does not need. */
function mostFor({ tree, sourceLocale }: Needed): number {
  return tree.paths.filter((path) => kindOfFile(path, sourceLocale) !== undefined).length * 1.5 + 1000;
}

/** The keys of everything in a tree that can be kept. */
function keysOf({ tree, sourceLocale }: Needed): Set<string> {
  return new Set(
    tree.paths.flatMap((path) => {
      const kind = kindOfFile(path, sourceLocale);
      return kind === undefined ? [] : keyOf(kind, tree.read(path));
    }),
  );
}
