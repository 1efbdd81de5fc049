import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { taken } from "#build/site-files.ts";
import { isLocked, releaseLock, StoreError, takeLock } from "#store/lock.ts";

/** Where a new site is made before it takes the old one's place. */
export function stagingOf(out: string): string {
  return `${out}.next`;
}

/** Where the site before the one that stands is kept: the next one may begin with it (`spare.ts`). */
export function spareOf(out: string): string {
  return `${out}.old`;
}

/** Takes all files of a folder over into a new site, as second names of the same files. */
export function takenOver(from: string, site: string): void {
  const found = readdirSync(from, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const { parentPath, name } of found) takenInto(site, from, relative(from, join(parentPath, name)));
}

function takenInto(site: string, from: string, file: string): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  taken(join(from, file), join(site, file));
}

/**
 * Lets the files that are named by their content outlive one build: pages that were loaded before it still ask for
 * them. `files` are those that the site in `out` was made with, not those it kept for its own predecessor.
 */
export function keptGeneration(files: readonly string[], out: string, site: string): void {
  for (const file of files)
    if (!existsSync(join(site, file)) && existsSync(join(out, file))) takenInto(site, out, file);
}

/**
 * Puts a finished site in its place by two renames, and the one before beside it. Until the last moment, and after any
 * failure, the old one is whole.
 */
export function swapIn(out: string): void {
  const old = spareOf(out);
  try {
    rmSync(old, { recursive: true, force: true });
    if (existsSync(out)) renameSync(out, old);
    renameSync(stagingOf(out), out);
  } catch (error) {
    if (!existsSync(out) && existsSync(old)) renameSync(old, out);
    throw new StoreError(
      `The new site could not be put into ${out} (${(error as Error).message}): the old one stands. Close what holds the folder, then build again.`,
    );
  }
}

/**
 * Puts the site that stood back into its place, where a build was killed between those two renames: both sites lie
 * beside the empty place then, and the next build would begin its own with the only one that readers have.
 */
export function putBack(out: string): void {
  const isBetween = !existsSync(out) && existsSync(stagingOf(out)) && existsSync(spareOf(out));
  if (isBetween) renameSync(spareOf(out), out);
}

const PAUSE = 200;

/** So often in a row a lock that nobody holds may be refused: who held it may have let go in between. */
const REFUSALS = 3;

/** Runs `work` while nobody else builds in this checkout; waits its turn, and says so once. */
export async function alone<T>(
  lock: string,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  let said = false;
  let refusals = 0;
  for (;;) {
    try {
      takeLock(lock, "build");
      break;
    } catch (error) {
      refusals = isLocked(lock) ? 0 : refusals + 1;
      if (refusals > REFUSALS) throw error;
      if (!said && refusals === 0) {
        say(`Another build of this checkout is under way: waiting for it (lock ${lock}).`);
        said = true;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  try {
    return await work();
  } finally {
    releaseLock(lock);
  }
}
