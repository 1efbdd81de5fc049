import type { EntryText, Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";
import type { Found } from "#store/kept.ts";
import { KeptText } from "#store/kept-text.ts";
import { keptTexts } from "#store/kept-version.ts";
import type { Parsing } from "#store/parsing.ts";
import { sameTextAt } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

const LOCALE_FILE = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.mdx$/;

/** The language of a text file by its name: `pt-BR.mdx` → `pt-BR`; undefined for any other file. */
export function localeOfFile(name: string): Locale | undefined {
  return LOCALE_FILE.exec(name)?.[1];
}

/** Where a version's files lie, and what reading them needs. */
export interface StoredFolder {
  readonly tree: Tree;
  readonly kind: Kind;
  readonly version: Version;
  /** Paths in the tree by name in the folder. */
  readonly paths: ReadonlyMap<string, string>;
  readonly sourceLocale: Locale;
  readonly parsing: Parsing;
  /** The working texts: what was published unchanged need not be parsed twice. */
  readonly working: ReadonlyMap<Locale, EntryText>;
  /** The digest that its record names. */
  readonly recorded: string | undefined;
}

/** Reads the texts of a version, by the bytes of its files; what cannot be read is left out. */
export function textsIn(
  folder: StoredFolder,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<Locale, EntryText> {
  const texts = new Map<Locale, EntryText>();
  for (const [name, bytes] of files) {
    const locale = localeOfFile(name);
    const text = locale && textFrom(folder, { path: folder.paths.get(name) ?? name, bytes, locale });
    if (text) texts.set(text.locale, text);
  }
  return texts;
}

function textFrom(
  { kind, sourceLocale, parsing, working }: StoredFolder,
  { path, bytes, locale }: { path: string; bytes: Uint8Array; locale: Locale },
): EntryText | undefined {
  const same = working.get(locale);
  // What is kept is found by its bytes anyway.
  if (same?.problems.length === 0 && !(same instanceof KeptText) && Buffer.from(same.source).equals(bytes))
    return sameTextAt(path, same);
  return parsing.text(path, bytes, kind, locale, locale !== sourceLocale).text;
}

/** The texts of a version that was kept: nothing of them is read before somebody asks for it. */
export function keptTextsIn(
  { tree, paths, ...folder }: StoredFolder,
  found: Found,
): ReadonlyMap<Locale, EntryText> {
  const places = [...paths].flatMap(([name, file]) => {
    const locale = localeOfFile(name);
    const isTranslation = locale !== folder.sourceLocale;
    return locale ? { file, locale, kind: folder.kind, isTranslation, bytes: () => tree.read(file) } : [];
  });
  const texts = keptTexts(places, found, folder.parsing);
  return new Map(texts.map((text) => [text.locale, text]));
}
