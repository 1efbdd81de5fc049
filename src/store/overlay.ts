import { type EntryKey, entryKeyFrom } from "#core/entry.ts";
import { byPlace, compareText } from "#core/problem.ts";
import { entriesFrom } from "#store/entries.ts";
import type { Reading } from "#store/library.ts";
import { trainingFrom } from "#store/training.ts";
import type { Tree } from "#store/tree.ts";

/**
 * The content as it would read with some files of entries or of the training laid over it: new ones added, others in place of
 * what is there. Only the entries they belong to are read again, and nothing is written.
 */
export function readingWith(reading: Reading, files: ReadonlyMap<string, Uint8Array>): Reading {
  if (files.size === 0) return reading;
  const { library } = reading;
  const tree = treeWith(reading.tree, files);
  const keys = new Set([...files.keys()].flatMap((path) => keyOfPath(path) ?? []));
  const isOfThem = (path: string) => keys.has(folderOf(path) as EntryKey);
  const ofThem = { ...tree, paths: tree.paths.filter(isOfThem) };
  const read = entriesFrom(ofThem, library.workspace.sourceLocale, reading.parsing);
  const entries = new Map(
    [...library.entries, ...read.entries].sort(([a], [b]) => compareText(`${a}/`, `${b}/`)),
  );
  const taught = [...files.keys()].some(isOfTraining) ? trainingFrom(tree) : undefined;
  const isReadAgain = (path: string) => isOfThem(path) || (taught !== undefined && isOfTraining(path));
  const problems = [
    ...library.problems.filter(({ file }) => !isReadAgain(file)),
    ...read.problems,
    ...(taught?.problems ?? []),
  ].sort(byPlace);
  return {
    library: { ...library, entries, problems, training: taught?.training ?? library.training },
    tree,
    written: new Map([...reading.written, ...read.written]),
    parsing: reading.parsing,
    under: reading.under ?? reading,
  };
}

function isOfTraining(path: string): boolean {
  return path.startsWith("training/");
}

/** The first two names of a path. */
function folderOf(path: string): string {
  const end = path.indexOf("/", path.indexOf("/") + 1);
  return end < 0 ? path : path.slice(0, end);
}

/** The entry that a file belongs to; the path of an entry's folder is its own. */
function keyOfPath(path: string): EntryKey | undefined {
  return entryKeyFrom(folderOf(path));
}

function treeWith(tree: Tree, files: ReadonlyMap<string, Uint8Array>): Tree {
  const added = [...files.keys()].filter((path) => !tree.has(path));
  return {
    ...tree,
    paths: added.length === 0 ? tree.paths : [...tree.paths, ...added].sort(compareText),
    read: (path) => files.get(path) ?? tree.read(path),
    has: (path) => files.has(path) || tree.has(path),
    // They were counted from what lies beneath.
    counted: undefined,
  };
}
