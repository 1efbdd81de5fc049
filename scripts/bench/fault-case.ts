import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson } from "#core/canonical.ts";
import { sha256 } from "#store/digest.ts";
import { isOfTheDoor, type Write } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { stampOf, treeOf } from "#store/tree.ts";
import { command, layOut, type Mode, THEN } from "./fault-modes.ts";

/** The files of a folder by path, what hides itself included. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A publication with the only two states in which anybody may ever see the folder. */
export interface Case {
  readonly root: string;
  readonly mode: Mode;
  readonly before: State;
  readonly after: State;
  /** What leads from the one to the other. */
  readonly writes: readonly Write[];
}

/** A folder at rest: its files, and the digests of its tree and of the library read from it. */
export interface State {
  readonly files: Files;
  readonly tree: string;
  readonly library: string;
}

/** Lays out a case, and publishes it undisturbed to know where it leads; both states are proved. */
export async function caseOf(root: string, mode: Mode): Promise<Case> {
  await layOut(root, mode);
  const before = await provedState(root);
  await command(root, mode.args, THEN);
  const after = await provedState(root);
  const writes = [...after.files].flatMap(([path, content]): Write[] => {
    const old = before.files.get(path);
    if (old && Buffer.compare(old, content) === 0) return [];
    return [{ path, content, ...(old && { before: sha256(old) }) }];
  });
  const gone = [...before.files.keys()].filter((path) => !after.files.has(path));
  if (writes.length === 0 || gone.length > 0)
    throw new Error(`${mode.name}: no publication, or it removed ${gone}`);
  const made = { root, mode, before, after, writes };
  reset(made);
  return made;
}

async function provedState(root: string): Promise<State> {
  await command(root, ["verify"], THEN);
  return { files: filesIn(root), tree: treeDigest(root), library: libraryDigest(root) };
}

/** Every file that lies in a folder, wherever readers would look for its words. */
export function filesIn(root: string): Files {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = files.map((item) => join(item.parentPath, item.name));
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path)]));
}

/** SHA-256 over every path and byte of the tree as a reader sees it at one moment. */
export function treeDigest(root: string): string {
  for (let tries = 0; tries < 20; tries++) {
    const stamp = stampOf(root);
    const { paths, read } = treeOf(root);
    const hash = createHash("sha256");
    for (const path of paths) hash.update(`${path}\0`).update(read(path)).update("\0");
    if (stampOf(root) === stamp) return hash.digest("hex");
  }
  throw new Error(`${root} never held still`);
}

/** SHA-256 over what the library says: working texts, records and version folders of every entry, and every problem. */
export function libraryDigest(root: string): string {
  const { library, written } = readContent(root);
  const entries = [...library.entries].map(([key, { working, versions }]) => [
    key,
    [...working].map(([locale, { source }]) => [locale, source]),
    written.get(key) ?? [],
    [...versions].map(([version, { digest }]) => [version, digest]),
  ]);
  return sha256(
    canonicalJson([entries, [...library.proposals], library.problems.map(({ message }) => message)]),
  );
}

/** What is wrong with a folder after the publication was completed; empty when every file is in its place and none is left over. */
export function strayFiles({ root, after }: Case): string[] {
  const files = filesIn(root);
  const wrong = [...after.files].filter(
    ([path, bytes]) => Buffer.compare(files.get(path) ?? NONE, bytes) !== 0,
  );
  return [...wrong.map(([path]) => path), ...[...files.keys()].filter((path) => !after.files.has(path))];
}

const NONE = Buffer.from("\0none");

/** Brings a folder back to how it was before the publication, whatever a fault left. */
export function reset({ root, before, writes }: Case): void {
  for (const name of readdirSync(root))
    if (isOfTheDoor(name)) rmSync(join(root, name), { recursive: true, force: true });
  for (const { path } of writes) {
    const old = before.files.get(path);
    if (!old) removeWithFolders(root, path);
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), old);
    }
  }
}

function removeWithFolders(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}
