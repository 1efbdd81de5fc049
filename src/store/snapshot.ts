import type { Attachment } from "#core/attachment.ts";
import type { EntryText, FrozenSettings, Snapshot } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";
import { attachmentOf } from "#store/attachment.ts";
import { versionDigest } from "#store/digest.ts";
import { NO_SETTINGS, settingsIn } from "#store/frozen-settings.ts";
import type { Found } from "#store/kept.ts";
import {
  keptRest,
  type Told,
  type VersionName,
  type VersionRest,
  versionParts,
} from "#store/kept-version.ts";
import { keptTextsIn, localeOfFile, type StoredFolder, textsIn } from "#store/stored-texts.ts";

/** Whether a file of a version's folder is handed out, and neither a text nor its settings. */
export function isAttachment(name: string): boolean {
  return !name.endsWith(".mdx") && name !== "settings.json";
}

/**
 * A version's folder. Texts are parsed, attachments measured and the digest computed when first asked for, and held.
 * What is kept goes by the digest that the record names, which whoever checks the content compares with the files'.
 */
export class StoredSnapshot implements Snapshot {
  readonly version: Version;
  readonly files: readonly string[];
  readonly #folder: StoredFolder;
  #attachments: ReadonlyMap<string, Attachment> | undefined;
  #texts: ReadonlyMap<Locale, EntryText> | undefined;
  #settings: FrozenSettings | undefined;
  #digest: string | undefined;
  #isRecorded = false;

  constructor(folder: StoredFolder) {
    this.#folder = folder;
    this.version = folder.version;
    this.files = [...folder.paths.keys()].sort();
  }

  get attachments(): ReadonlyMap<string, Attachment> {
    this.#attachments ??= this.files.some(isAttachment)
      ? new Map(this.#rest?.attachments ?? this.#measured())
      : NONE;
    return this.#attachments;
  }

  get texts(): ReadonlyMap<Locale, EntryText> {
    this.#texts ??= this.#keptTexts() ?? this.#read();
    return this.#texts;
  }

  get settings(): FrozenSettings {
    this.#settings ??= this.#rest?.settings ?? this.#ownSettings();
    return this.#settings;
  }

  get digest(): string {
    this.#digest ??= this.#counted ?? versionDigest(this.#bytes());
    return this.#digest;
  }

  get #counted(): string | undefined {
    const { paths, tree } = this.#folder;
    const [path = ""] = paths.values();
    return tree.counted?.get(path.slice(0, path.lastIndexOf("/")));
  }

  get isRecorded(): boolean {
    return this.texts.size > 0 && this.#isRecorded && this.#found?.part(0) !== undefined;
  }

  get #name(): VersionName | undefined {
    const { kind, sourceLocale, recorded } = this.#folder;
    return recorded === undefined ? undefined : { kind, sourceLocale, digest: recorded, files: this.files };
  }

  get #found(): Found | undefined {
    const name = this.#name;
    return name && this.#folder.parsing.version(name);
  }

  get #rest(): VersionRest | undefined {
    const found = this.#found;
    return found && keptRest(found);
  }

  #bytes(): Map<string, Uint8Array> {
    const { paths, tree } = this.#folder;
    return new Map([...paths].map(([name, path]) => [name, tree.read(path)]));
  }

  #measured(): [string, Attachment][] {
    const { paths, tree } = this.#folder;
    const handedOut = [...paths].filter(([name]) => isAttachment(name));
    return handedOut.map(([name, path]) => [name, attachmentOf(name, tree.read(path))]);
  }

  #ownSettings(): FrozenSettings {
    const path = this.#folder.paths.get("settings.json");
    return path === undefined ? NO_SETTINGS : settingsIn(this.#folder.tree.read(path));
  }

  #keptTexts(): ReadonlyMap<Locale, EntryText> | undefined {
    const found = this.#found;
    this.#isRecorded = found !== undefined;
    return found && keptTextsIn(this.#folder, found);
  }

  /** Reads the texts, and keeps what the version says when it is sound and what its record says it is. */
  #read(): ReadonlyMap<Locale, EntryText> {
    const files = this.#bytes();
    const digest = versionDigest(files);
    this.#digest ??= digest;
    const texts = textsIn(this.#folder, files);
    const name = this.#name;
    const isWhole = [...files.keys()].every(
      (file) => !localeOfFile(file) || texts.has(localeOfFile(file) ?? ""),
    );
    const told = [...texts.values()].filter(isTold);
    if (!name || name.digest !== digest || !isWhole || told.length < texts.size) return texts;
    this.#isRecorded = true;
    const rest = { settings: this.#ownSettings(), attachments: this.#measured() };
    const added = this.#folder.parsing.addVersion(name, versionParts(told, rest));
    return added ? keptTextsIn(this.#folder, added) : texts;
  }
}

const NONE: ReadonlyMap<string, Attachment> = new Map();

function isTold(text: EntryText): text is Told {
  return text.digest !== undefined && text.problems.length === 0;
}
