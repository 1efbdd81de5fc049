import {
  type Entry,
  type EntryKey,
  type EntryText,
  type FrozenSettings,
  isId,
  KINDS,
  type Kind,
  type Snapshot,
} from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import { compareVersions, isVersion, type Version } from "#core/version.ts";
import { historyFrom } from "#schema/history.ts";
import { recordDigest, versionDigest } from "#store/digest.ts";
import { decoded, textFrom } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

const MAX_HISTORY_BYTES = 8 * 1024 * 1024;
const LOCALE_FILE = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.mdx$/;
const ATTACHMENT = /^[a-z0-9][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+$/;

/** The entries of a tree with what was wrong while reading them. */
export interface ReadEntries {
  readonly entries: ReadonlyMap<EntryKey, Entry>;
  /** The records exactly as written, by entry: what the chain is hashed over. */
  readonly written: ReadonlyMap<EntryKey, readonly unknown[]>;
  readonly problems: readonly Problem[];
}

/** The files of one entry's folder, by path inside it. */
type EntryFiles = Map<string, string>;

/** Reads every entry of a tree; a broken file costs only itself. */
export function entriesFrom(tree: Tree, sourceLocale: Locale): ReadEntries {
  const entries = new Map<EntryKey, Entry>();
  const written = new Map<EntryKey, readonly unknown[]>();
  const problems: Problem[] = [];
  for (const [key, files] of foldersOf(tree, problems)) {
    const read = historyOf(tree, files, problems);
    written.set(key, read.written);
    entries.set(key, entryFrom({ tree, key, files, sourceLocale, problems }, read.history));
  }
  return { entries, written, problems };
}

function foldersOf(tree: Tree, problems: Problem[]): Map<EntryKey, EntryFiles> {
  const folders = new Map<EntryKey, EntryFiles>();
  const named = new Set<string>();
  for (const path of tree.paths) {
    const [kind = "", id = "", ...rest] = path.split("/");
    if (!(KINDS as readonly string[]).includes(kind)) continue;
    if (rest.length === 0)
      problems.push(
        badName(
          path,
          "A file stands beside the folders of entries.",
          `Put it into a folder of its own: ${kind}/ID/en.mdx.`,
        ),
      );
    else if (isId(id)) filesOf(folders, `${kind}/${id}` as EntryKey).set(rest.join("/"), path);
    else if (!named.has(id)) {
      named.add(id);
      problems.push(
        badName(
          path,
          `"${id}" cannot be the id of an entry.`,
          `Rename the folder to "${idLike(id)}": small letters a-z, digits and single - only, at most 64.`,
        ),
      );
    }
  }
  return folders;
}

function filesOf(folders: Map<EntryKey, EntryFiles>, key: EntryKey): EntryFiles {
  const files = folders.get(key) ?? new Map<string, string>();
  folders.set(key, files);
  return files;
}

function idLike(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 64) || "my-entry"
  );
}

function badName(file: string, message: string, fix: string): Problem {
  return { file, rule: "bad-name", severity: "error", message, fix };
}

/** What reading one entry's folder needs, and where its problems go. */
interface Folder {
  readonly tree: Tree;
  readonly key: EntryKey;
  readonly files: EntryFiles;
  readonly sourceLocale: Locale;
  readonly problems: Problem[];
}

function entryFrom(folder: Folder, history: History): Entry {
  const { tree, key, files, sourceLocale, problems } = folder;
  const [kind, id] = key.split("/") as [Kind, string];
  const working = new Map<Locale, EntryText>();
  const attachments: string[] = [];
  if (!files.has(`${sourceLocale}.mdx`)) problems.push(missingSource(key, sourceLocale));
  for (const [name, path] of files) {
    if (name.includes("/") || name === "history.yaml") continue;
    const locale = LOCALE_FILE.exec(name)?.[1];
    if (locale) {
      const read = textFrom(path, tree.read(path), kind, locale, locale !== sourceLocale);
      problems.push(...read.problems);
      if (read.text) working.set(locale, read.text);
    } else if (ATTACHMENT.test(name) && !name.endsWith(".mdx")) attachments.push(name);
    else problems.push(badName(path, `"${name}" is no name for a file of an entry.`, FILE_NAMES));
  }
  return { key, kind, id, working, attachments, history, versions: snapshotsOf(folder, kind) };
}

function missingSource(key: EntryKey, locale: Locale): Problem {
  const message = `The entry has no text in "${locale}", the source language.`;
  return {
    file: key,
    rule: "missing-field",
    severity: "error",
    message,
    fix: `Write ${key}/${locale}.mdx, or restore it from version control.`,
  };
}

const FILE_NAMES =
  "Name texts after their language (en.mdx), other files in small letters without spaces (seat-map.en.png).";

function historyOf(
  tree: Tree,
  files: EntryFiles,
  problems: Problem[],
): { history: History; written: readonly unknown[] } {
  const path = files.get("history.yaml");
  if (path === undefined) return { history: [], written: [] };
  const content = decoded(path, tree.read(path), MAX_HISTORY_BYTES);
  if ("problem" in content) {
    problems.push({ ...content.problem, rule: "unreadable-history" });
    return { history: [], written: [] };
  }
  const { history, written, problems: found } = historyFrom(path, content.text);
  problems.push(...found, ...chainProblems(path, written));
  return { history, written };
}

/** Each record names the digest of the one before it, so that none can be changed, moved or removed unseen. */
function chainProblems(file: string, written: readonly unknown[]): Problem[] {
  const broken = written.findIndex((record, index) => {
    const { previous } = record as { previous?: string };
    return previous !== (index === 0 ? undefined : recordDigest(written[index - 1]));
  });
  if (broken < 0) return [];
  const message = `Record ${broken + 1} does not follow the one before it: a record was changed, moved or removed.`;
  return [
    {
      file,
      rule: "broken-chain",
      severity: "error",
      message,
      fix: "Restore the file from version control: records are only ever added.",
    },
  ];
}

function snapshotsOf({ tree, files, sourceLocale, problems }: Folder, kind: Kind): Map<Version, Snapshot> {
  const folders = new Map<Version, Map<string, string>>();
  for (const [name, path] of files) {
    const [folder, version = "", ...rest] = name.split("/");
    if (rest.length === 0 && !(folder === "versions")) {
      if (name.includes("/"))
        problems.push(badName(path, `"${folder}" is no folder of an entry.`, "Put files beside the texts."));
      continue;
    }
    if (folder !== "versions" || !isVersion(version) || rest.length !== 1) {
      problems.push(
        badName(
          path,
          `"${name}" does not belong to a version.`,
          "Restore the folder from version control: versions are never edited by hand.",
        ),
      );
      continue;
    }
    const inside = folders.get(version) ?? new Map<string, string>();
    folders.set(version, inside.set(rest[0] ?? "", path));
  }
  const versions = [...folders.keys()].sort(compareVersions);
  return new Map(
    versions.map((version) => [
      version,
      new StoredSnapshot(tree, kind, version, folders.get(version) ?? new Map(), sourceLocale),
    ]),
  );
}

/** A version's folder. Texts are parsed and the digest is computed when first asked for, and kept. */
class StoredSnapshot implements Snapshot {
  readonly version: Version;
  readonly files: readonly string[];
  readonly #tree: Tree;
  readonly #kind: Kind;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #sourceLocale: Locale;
  #texts: ReadonlyMap<Locale, EntryText> | undefined;
  #settings: FrozenSettings | undefined;
  #digest: string | undefined;

  constructor(
    tree: Tree,
    kind: Kind,
    version: Version,
    paths: ReadonlyMap<string, string>,
    sourceLocale: Locale,
  ) {
    this.#tree = tree;
    this.#kind = kind;
    this.version = version;
    this.#paths = paths;
    this.#sourceLocale = sourceLocale;
    this.files = [...paths.keys()].sort();
  }

  get texts(): ReadonlyMap<Locale, EntryText> {
    this.#texts ??= this.#readTexts();
    return this.#texts;
  }

  get settings(): FrozenSettings {
    this.#settings ??= this.#readSettings();
    return this.#settings;
  }

  get digest(): string {
    this.#digest ??= versionDigest(
      new Map([...this.#paths].map(([name, path]) => [name, this.#tree.read(path)])),
    );
    return this.#digest;
  }

  #readTexts(): ReadonlyMap<Locale, EntryText> {
    const texts = new Map<Locale, EntryText>();
    for (const [name, path] of this.#paths) {
      const locale = LOCALE_FILE.exec(name)?.[1];
      if (!locale) continue;
      const { text } = textFrom(
        path,
        this.#tree.read(path),
        this.#kind,
        locale,
        locale !== this.#sourceLocale,
      );
      if (text) texts.set(locale, text);
    }
    return texts;
  }

  #readSettings(): FrozenSettings {
    const path = this.#paths.get("settings.json");
    return path === undefined ? NO_SETTINGS : frozenSettingsIn(this.#tree.read(path));
  }
}

const NO_SETTINGS: FrozenSettings = { fallbacks: {}, signs: {} };

/** A tampered file shows in the digest; here it must only not be in the way. */
function frozenSettingsIn(bytes: Uint8Array): FrozenSettings {
  try {
    const { fallbacks, signs } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<FrozenSettings>;
    return { fallbacks: isMapping(fallbacks) ? fallbacks : {}, signs: isMapping(signs) ? signs : {} };
  } catch {
    return NO_SETTINGS;
  }
}

function isMapping<T extends object>(value: T | undefined): value is T {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
