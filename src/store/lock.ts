import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";

/** Something that was expected to go wrong with files: one sentence for whoever ran the command. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/**
 * Holds `file` as a lock while `work` runs. A lock whose process is gone is taken over; one that is held is a
 * `StoreError` saying by whom.
 */
export function withLock<T>(file: string, what: string, work: () => T): T {
  takeLock(file, what);
  try {
    return work();
  } finally {
    releaseLock(file);
  }
}

/** What this process holds. A lock with its number that is not among these is left from an earlier process. */
const held = new Set<string>();

/** Takes a lock for longer than one call; `releaseLock` gives it back. */
export function takeLock(file: string, what: string): void {
  const mine = `${file}-${process.pid}`;
  try {
    writeFileSync(mine, `${process.pid}\n`);
    for (let tries = 0; tries < 3; tries++) {
      if (linked(mine, file)) {
        held.add(file);
        return;
      }
      setAside(file, what);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `${fileError(error, `lock ${file}`).message} Nothing was changed. Mend that, then try again.`,
    );
  } finally {
    removeQuietly(mine);
  }
  throw new StoreError(`The lock ${file} could not be taken: nothing was changed. Try again.`);
}

/** A link is made with its content in one step, so nobody ever sees a lock without its holder. */
function linked(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Puts away the lock of a process that is gone; a `StoreError` when its holder is alive. */
function setAside(file: string, what: string): void {
  const aside = `${file}-stale-${process.pid}`;
  const holder = holderOf(file);
  if (holder !== undefined && holds(holder, file)) throw heldBy(holder, file, what);
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = holderOf(aside);
  if (moved !== undefined && holds(moved, file)) {
    linked(aside, file);
    removeQuietly(aside);
    throw heldBy(moved, file, what);
  }
  removeQuietly(aside);
}

function heldBy(holder: number, file: string, what: string): StoreError {
  return new StoreError(
    `Another ${what} is under way (process ${holder}, lock ${file}): nothing was changed. Wait for it, then try again.`,
  );
}

/** Gives a lock back. */
export function releaseLock(file: string): void {
  held.delete(file);
  removeQuietly(file);
}

/** Whether somebody alive holds a lock. */
export function isLocked(file: string): boolean {
  const holder = holderOf(file);
  return holder !== undefined && holds(holder, file);
}

function holderOf(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process still holds a lock. Numbers come back, in containers most of all: our own proves nothing. */
function holds(pid: number, file: string): boolean {
  return pid === process.pid ? held.has(file) : isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else removed it first.
  }
}

/** A failed file operation as one sentence. */
export function fileError(error: unknown, what: string): StoreError {
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ""] ?? (error instanceof Error ? error.message : String(error));
  return new StoreError(`The ${what} could not be written: ${reason}${path ? ` (${path})` : ""}.`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOENT: "the folder is not there",
  EMFILE: "too many files are open",
  EIO: "the disk reported an error",
};

/** The sentence for a content folder that is not there. */
export function noContentFolder(folder: string): StoreError {
  return new StoreError(
    `There is no content folder at ${folder}. Set KB_CONTENT, or make one with \`kb init ${folder}\`.`,
  );
}
