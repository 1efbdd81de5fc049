import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareText, type Problem } from "#core/problem.ts";
import { isOfTheDoor, openJournal } from "#store/journal.ts";
import { noContentFolder, StoreError } from "#store/lock.ts";

/** A folder of content as it reads at one moment: a committed publication counts as done. */
export interface Tree {
  readonly root: string;
  /** All files under the root with `/`, sorted. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
  /** The bytes of one of `paths`. */
  readonly read: (path: string) => Uint8Array;
  readonly has: (path: string) => boolean;
  /** Digests of versions that somebody else has counted from the same files; it may fill while the tree is read. */
  readonly counted?: CountedDigests | undefined;
}

/** Digests of versions by the paths of their folders; see `versionDigest`. */
export type CountedDigests = ReadonlyMap<string, string>;

const MAX_DEPTH = 8;

/** Lists a content folder. Links are never followed: they are problems, as are names nobody can type. */
export function treeOf(root: string, counted?: CountedDigests): Tree {
  const staged = stagedIn(root);
  const problems: Problem[] = [];
  const paths = new Set(staged.keys());
  for (const path of walk(root, "", problems)) paths.add(path);
  const read = (path: string) => bytesOf(root, path, staged);
  const has = (path: string) => paths.has(path);
  return { root, paths: [...paths].sort(compareText), problems, read, has, counted };
}

/** One folder of a content folder as it lies there now, whatever is being published; empty when it is gone. */
export function folderTree(root: string, folder: string): Tree {
  const paths = new Set<string>();
  try {
    for (const path of walk(root, folder, [])) paths.add(path);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  const read = (path: string) => readFileSync(join(root, path));
  return { root, paths: [...paths].sort(compareText), problems: [], read, has: (path) => paths.has(path) };
}

/** Whether something is not where it was listed: somebody took it away, or never put it there. */
export function isGone(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** The bytes of one file of a content folder, without listing the rest of it. */
export function contentFile(root: string, path: string): Uint8Array {
  return bytesOf(root, path, stagedIn(root));
}

/** Where the files of a publication lie that is committed but not wholly in place, by path. */
function stagedIn(root: string): ReadonlyMap<string, string> {
  return new Map(openJournal(root)?.files.map((file) => [file.path, file.staged]));
}

function bytesOf(root: string, path: string, staged: ReadonlyMap<string, string>): Uint8Array {
  const source = staged.get(path);
  if (source !== undefined) {
    try {
      return readFileSync(join(root, source));
    } catch (error) {
      // The writer has moved it into place since. Any other error is none to read older words for.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return readFileSync(join(root, path));
}

function* walk(root: string, folder: string, problems: Problem[]): Generator<string> {
  for (const item of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (item.name.startsWith(".")) continue;
    const path = folder ? `${folder}/${item.name}` : item.name;
    if (item.isSymbolicLink()) problems.push(linkProblem(path));
    else if (item.isDirectory() && path.split("/").length < MAX_DEPTH) yield* walk(root, path, problems);
    else if (item.isFile()) yield path;
    else
      problems.push({
        file: path,
        rule: "unreadable-file",
        severity: "error",
        message: "This is no ordinary file.",
        fix: "Delete it.",
      });
  }
}

function linkProblem(path: string): Problem {
  const message = "This is a link to another place, and links are not followed.";
  return {
    file: path,
    rule: "unreadable-file",
    severity: "error",
    message,
    fix: "Put the file itself here.",
  };
}

/**
 * What changes whenever a publication is committed or finished: two equal stamps around a reading prove it
 * whole. The names at the door count too, since a clock tick of the file system can hide a quick writer.
 */
export function stampOf(root: string): string {
  try {
    const door = readdirSync(root).filter(isOfTheDoor).sort();
    return [statSync(root, { bigint: true }).mtimeNs, ...door].join(" ");
  } catch (error) {
    throw missingFolder(root, error) ?? error;
  }
}

function missingFolder(folder: string, error: unknown): StoreError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return noContentFolder(folder);
  return code === "ENOTDIR"
    ? new StoreError(`${folder} is a file and not a content folder. Set KB_CONTENT to a folder.`)
    : undefined;
}
