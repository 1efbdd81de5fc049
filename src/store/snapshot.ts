import type { Attachment } from "#core/attachment.ts";
import type { EntryText, FrozenSettings, Kind, Snapshot } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";
import { attachmentOf } from "#store/attachment.ts";
import { versionDigest } from "#store/digest.ts";
import type { Parsing } from "#store/parsing.ts";
import { sameTextAt } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

const LOCALE_FILE = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.mdx$/;

/** The language of a text file by its name: `pt-BR.mdx` → `pt-BR`; undefined for any other file. */
export function localeOfFile(name: string): Locale | undefined {
  return LOCALE_FILE.exec(name)?.[1];
}

/** Whether a file of a version's folder is handed out, and neither a text nor its settings. */
export function isAttachment(name: string): boolean {
  return !name.endsWith(".mdx") && name !== "settings.json";
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
}

/** A version's folder. Texts are parsed, attachments measured and the digest computed when first asked for, and kept. */
export class StoredSnapshot implements Snapshot {
  readonly version: Version;
  readonly files: readonly string[];
  readonly #folder: StoredFolder;
  #attachments: ReadonlyMap<string, Attachment> | undefined;
  #texts: ReadonlyMap<Locale, EntryText> | undefined;
  #settings: FrozenSettings | undefined;
  #digest: string | undefined;

  constructor(folder: StoredFolder) {
    this.#folder = folder;
    this.version = folder.version;
    this.files = [...folder.paths.keys()].sort();
  }

  get attachments(): ReadonlyMap<string, Attachment> {
    this.#attachments ??= new Map(
      [...this.#folder.paths]
        .filter(([name]) => isAttachment(name))
        .map(([name, path]) => [name, attachmentOf(name, this.#folder.tree.read(path))]),
    );
    return this.#attachments;
  }

  get texts(): ReadonlyMap<Locale, EntryText> {
    this.#texts ??= textsIn(this.#folder);
    return this.#texts;
  }

  get settings(): FrozenSettings {
    const path = this.#folder.paths.get("settings.json");
    this.#settings ??= path === undefined ? NO_SETTINGS : settingsIn(this.#folder.tree.read(path));
    return this.#settings;
  }

  get digest(): string {
    const { paths, tree } = this.#folder;
    this.#digest ??= versionDigest(new Map([...paths].map(([name, path]) => [name, tree.read(path)])));
    return this.#digest;
  }
}

function textsIn(folder: StoredFolder): ReadonlyMap<Locale, EntryText> {
  const texts = new Map<Locale, EntryText>();
  for (const [name, path] of folder.paths) {
    const locale = localeOfFile(name);
    const text = locale && textAt(folder, path, locale);
    if (text) texts.set(text.locale, text);
  }
  return texts;
}

function textAt(
  { tree, kind, sourceLocale, parsing, working }: StoredFolder,
  path: string,
  locale: Locale,
): EntryText | undefined {
  const bytes = tree.read(path);
  const same = working.get(locale);
  if (same?.problems.length === 0 && Buffer.from(same.source).equals(bytes)) return sameTextAt(path, same);
  return parsing.text(path, bytes, kind, locale, locale !== sourceLocale).text;
}

const NO_SETTINGS: FrozenSettings = { fallbacks: {}, signs: {} };

/** A tampered file shows in the digest; here it must only not be in the way. */
function settingsIn(bytes: Uint8Array): FrozenSettings {
  try {
    const { fallbacks, signs } = (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as {
      fallbacks?: unknown;
      signs?: unknown;
    };
    const byField = Object.entries(fallbacks ?? {}).map(([name, texts]) => [name, textsOf(texts)] as const);
    return { fallbacks: Object.fromEntries(byField), signs: textsOf(signs) };
  } catch {
    return NO_SETTINGS;
  }
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, text]) => typeof text === "string"));
}
