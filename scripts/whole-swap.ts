import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "./environment.ts";

/** Something that is put at a path: a file or a folder, and how it is written somewhere else first. */
export interface Placed {
  readonly path: string;
  readonly write: (path: string) => void;
}

/**
 * Writes everything beside its place and puts it there whole, all of it or nothing; after a failure, which is a
 * `UsageError`, what stood there stands. `what` begins its sentence: "The export".
 */
export function putWhole(what: string, placed: readonly [Placed, ...Placed[]]): void {
  const [first] = placed;
  const beside = join(dirname(first.path), `.replybook-export-${process.pid}`);
  try {
    mkdirSync(beside, { recursive: true });
    for (const [index, { write }] of placed.entries()) write(join(beside, `next-${index}`));
    swap(beside, placed);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${what} could not be written to ${first.path} (${code ?? message}); what was there still is.`,
    );
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Files by their path below a folder, which is made. */
export function writeFolder(folder: string, files: Iterable<readonly [string, string | Uint8Array]>): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function swap(beside: string, placed: readonly Placed[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const [index, { path }] of placed.entries()) {
      const [next, old] = [join(beside, `next-${index}`), join(beside, `old-${index}`)];
      if (existsSync(path) && isFolder(path) === isFolder(next)) {
        renameSync(path, old);
        undo.push(() => renameSync(old, path));
      }
      // A file never takes the place of a folder: that fails here.
      renameSync(next, path);
      undo.push(() => rmSync(path, { recursive: true, force: true }));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
