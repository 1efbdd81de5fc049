import type { Attachment } from "#core/attachment.ts";
import {
  type Entry,
  type EntryKey,
  type EntryText,
  isId,
  KINDS,
  type Kind,
  type Snapshot,
} from "#core/entry.ts";
import { type History, publicationOf } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import { compareVersions, isVersion, type Version } from "#core/version.ts";
import { attachmentOf } from "#store/attachment.ts";
import { LazyMap } from "#store/lazy-map.ts";
import { ANEW, type ParsedHistory, type Parsing } from "#store/parsing.ts";
import { StoredSnapshot } from "#store/snapshot.ts";
import { finished, type Steps } from "#store/steps.ts";
import { localeOfFile, type StoredFolder } from "#store/stored-texts.ts";
import type { Tree } from "#store/tree.ts";

const ATTACHMENT = /^[a-z0-9][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+$/;

/** The entries of a tree with what was wrong while reading them. */
export interface ReadEntries {
  readonly entries: ReadonlyMap<EntryKey, Entry>;
  /** The records exactly as written, by entry: what the chain is hashed over. They are read when somebody asks. */
  readonly written: ReadonlyMap<EntryKey, readonly unknown[]>;
  readonly problems: readonly Problem[];
}

/** The records of an entry, sound as far as they were read. */
type Read = Omit<ParsedHistory, "problems" | "digest"> & { readonly digest?: string };

/** The files of one entry's folder, by path inside it. */
type EntryFiles = Map<string, string>;

/** Reads every entry of a tree; a broken file costs only itself. */
export function entriesFrom(tree: Tree, sourceLocale: Locale, parsing: Parsing = ANEW): ReadEntries {
  return finished(entriesOneByOne(tree, sourceLocale, parsing));
}

/** The same with a stop after each entry, for those who let others have their turn. */
export function* entriesOneByOne(
  tree: Tree,
  sourceLocale: Locale,
  parsing: Parsing = ANEW,
): Steps<ReadEntries> {
  const entries = new Map<EntryKey, Entry>();
  const written = new Map<EntryKey, () => readonly unknown[]>();
  const problems: Problem[] = [];
  for (const [key, files] of foldersOf(tree, problems)) {
    const history = historyOf({ tree, files, parsing }, problems);
    written.set(key, () => history.written);
    entries.set(key, entryFrom({ tree, key, files, sourceLocale, parsing, problems }, history));
    yield;
  }
  return { entries, written: new LazyMap(written), problems };
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
  readonly parsing: Parsing;
  readonly problems: Problem[];
}

function entryFrom(folder: Folder, { history, digest }: Read): Entry {
  const { tree, key, files, sourceLocale, parsing, problems } = folder;
  const [kind, id] = key.split("/") as [Kind, string];
  const working = new Map<Locale, EntryText>();
  const attachments = new Map<string, Attachment>();
  if (!files.has(`${sourceLocale}.mdx`)) problems.push(missingSource(key, sourceLocale));
  for (const [name, path] of files) {
    if (name.includes("/") || name === "history.yaml") continue;
    const locale = localeOfFile(name);
    if (locale) {
      const read = parsing.text(path, tree.read(path), kind, locale, locale !== sourceLocale);
      problems.push(...read.problems);
      if (read.text) working.set(locale, read.text);
    } else if (ATTACHMENT.test(name) && !name.endsWith(".mdx"))
      attachments.set(name, attachmentOf(name, tree.read(path)));
    else problems.push(badName(path, `"${name}" is no name for a file of an entry.`, FILE_NAMES));
  }
  const versions = snapshotsOf(folder, history, working);
  return { key, kind, id, working, attachments, history, recordsDigest: digest, versions };
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
  { tree, files, parsing }: Pick<Folder, "tree" | "files" | "parsing">,
  problems: Problem[],
): Read {
  const path = files.get("history.yaml");
  if (path === undefined) return { history: [], written: [] };
  const read = parsing.history(path, tree.read(path), () => tree.read(path));
  problems.push(...read.problems);
  return read;
}

/** The versions of an entry, oldest first; a file that belongs to none is a problem. */
function snapshotsOf(
  folder: Folder,
  history: History,
  working: StoredFolder["working"],
): Map<Version, Snapshot> {
  const { tree, key, files, sourceLocale, parsing } = folder;
  const kind = key.split("/")[0] as Kind;
  const folders = versionFolders(
    folder,
    [...files].filter(([name]) => name.includes("/")),
  );
  const versions = [...folders].sort(([a], [b]) => compareVersions(a, b));
  return new Map(
    versions.map(([version, paths]) => {
      const recorded = publicationOf(history, version)?.digest;
      const stored = { tree, kind, version, paths, sourceLocale, parsing, working, recorded };
      return [version, new StoredSnapshot(stored)];
    }),
  );
}

function versionFolders(
  { problems }: Folder,
  nested: readonly (readonly [name: string, path: string])[],
): Map<Version, Map<string, string>> {
  const folders = new Map<Version, Map<string, string>>();
  for (const [name, path] of nested) {
    const [folder, version = "", file = "", ...deeper] = name.split("/");
    if (folder !== "versions")
      problems.push(badName(path, `"${folder}" is no folder of an entry.`, "Put files beside the texts."));
    else if (!isVersion(version) || file === "" || deeper.length > 0)
      problems.push(badName(path, `"${name}" does not belong to a version.`, RESTORE));
    else folders.set(version, (folders.get(version) ?? new Map<string, string>()).set(file, path));
  }
  return folders;
}

const RESTORE = "Restore the folder from version control: versions are never edited by hand.";
