import { readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { DISK, type Disk } from "#store/disk.ts";

/** Something that was expected to go wrong with files: one sentence for whoever ran the command. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/**
 * Holds `file` as a lock while `work` runs. A lock whose process is gone is taken over; one that is held is a
 * `StoreError` saying by whom.
 */
export function withLock<T>(file: string, what: string, work: () => T, disk: Disk = DISK): T {
  takeLock(file, what, disk);
  try {
    return work();
  } finally {
    releaseLock(file, disk);
  }
}

/** Who made a lock: a process, and the machine it runs on where the lock names one. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** What this process holds. A lock with its number that is not among these is left from an earlier process. */
const held = new Set<string>();

/**
 * How long a lock of another machine counts, in milliseconds: whether its process is alive cannot be asked, and
 * nothing holds a lock for nearly as long. A container that was killed comes back under another name.
 */
const FOREIGN = 10 * 60 * 1000;

/** Takes a lock for longer than one call; `releaseLock` gives it back. */
export function takeLock(file: string, what: string, disk: Disk = DISK): void {
  const mine = `${file}-${process.pid}`;
  try {
    disk.write(mine, Buffer.from(`${process.pid} ${hostname()}\n`));
    for (let tries = 0; tries < 3; tries++) {
      if (linked(mine, file, disk)) {
        held.add(file);
        return;
      }
      setAside(file, what, disk);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `${fileError(error, `lock ${file}`).message} Nothing was changed. Mend that, then try again.`,
    );
  } finally {
    removeQuietly(mine, disk);
  }
  throw new StoreError(`The lock ${file} could not be taken: nothing was changed. Try again.`);
}

/** A link is made with its content in one step, so nobody ever sees a lock without its holder. */
function linked(mine: string, file: string, disk: Disk): boolean {
  try {
    disk.link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Puts away the lock of a process that is gone; a `StoreError` when its holder is alive. */
function setAside(file: string, what: string, disk: Disk): void {
  const aside = `${file}-stale-${process.pid}`;
  const holder = holderOf(file);
  if (holder && holds(holder, file)) throw heldBy(holder, file, what);
  try {
    disk.rename(file, aside);
  } catch {
    return;
  }
  const moved = holderOf(aside);
  if (moved && holds(moved, file, aside)) {
    linked(aside, file, disk);
    removeQuietly(aside, disk);
    throw heldBy(moved, file, what);
  }
  removeQuietly(aside, disk);
}

function heldBy({ pid, host }: Holder, file: string, what: string): StoreError {
  const isHere = host === hostname();
  const who = `process ${pid}${isHere ? "" : ` on the machine ${host}`}, lock ${file}`;
  const otherwise = isHere ? "" : ", or delete the lock if that machine is gone";
  return new StoreError(
    `Another ${what} is under way (${who}): nothing was changed. Wait for it${otherwise}, then try again.`,
  );
}

/** Gives a lock back. */
export function releaseLock(file: string, disk: Disk = DISK): void {
  held.delete(file);
  removeQuietly(file, disk);
}

/** Whether somebody alive holds a lock. */
export function isLocked(file: string): boolean {
  const holder = holderOf(file);
  return holder !== undefined && holds(holder, file);
}

/** Removes what killed processes left of their attempts at a lock. Only for the one who holds it. */
export function sweepLocks(file: string, disk: Disk = DISK): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    const attempt = join(folder, name);
    const pid = Number(/-(\d+)$/.exec(name)?.[1]);
    if (!name.startsWith(`${basename(file)}-`) || !pid) continue;
    const maker = { pid, host: holderOf(attempt)?.host ?? hostname() };
    if (pid === process.pid || !holds(maker, file, attempt)) removeQuietly(attempt, disk);
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    const [pid = "", host = hostname()] = readFileSync(file, "utf8").trim().split(" ");
    return /^[1-9]\d*$/.test(pid) ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process still holds a lock, which lies at `at`. Numbers come back, in containers most of all: our own proves nothing. */
function holds({ pid, host }: Holder, file: string, at = file): boolean {
  if (host !== hostname()) return ageOf(at) < FOREIGN;
  return pid === process.pid ? held.has(file) : isRunning(pid);
}

/** For how long a file has not been written, in milliseconds; 0 when it is gone. */
function ageOf(path: string): number {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined ? 0 : Date.now() - written;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function removeQuietly(file: string, disk: Disk): void {
  try {
    disk.unlink(file);
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
  EISDIR: "a folder is in the way",
  ENOTDIR: "a file is where a folder belongs",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "the path is too long",
};

/** The sentence for a content folder that is not there. */
export function noContentFolder(folder: string): StoreError {
  return new StoreError(
    `There is no content folder at ${folder}. Set KB_CONTENT, or make one with \`kb init ${folder}\`.`,
  );
}
