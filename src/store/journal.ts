import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { sha256 } from "#store/digest.ts";
import { DISK, type Disk } from "#store/disk.ts";
import { fileError, noContentFolder, StoreError, sweepLocks, withLock } from "#store/lock.ts";

/** One file as a publication leaves it. `before` is the digest of what it replaces; absent for a new file. */
export interface Write {
  /** Path under the content folder, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly before?: string;
}

/** A committed publication: where the new content of each path lies until it is in its place. */
export interface Journal {
  readonly staging: string;
  readonly files: readonly {
    readonly path: string;
    readonly staged: string;
    readonly before?: string;
    readonly after: string;
  }[];
}

const JOURNAL = ".journal.json";
const STAGING = ".staging-";
const LOCK = ".lock";

/** Whether a name at the top of the content folder belongs to the writing door and is no content. */
export function isOfTheDoor(name: string): boolean {
  return name === JOURNAL || name.startsWith(LOCK) || name.startsWith(STAGING);
}

/** The publication that is committed but not wholly in place, if any: its files are read from where they are staged. */
export function openJournal(root: string): Journal | undefined {
  try {
    // Reading a pipe would never end.
    if (!statSync(join(root, JOURNAL)).isFile()) throw new Error("It is no file.");
    return JSON.parse(readFileSync(join(root, JOURNAL), "utf8")) as Journal;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new StoreError(
      `The journal ${join(root, JOURNAL)} cannot be read. Restore the content folder from version control, then publish again.`,
    );
  }
}

/**
 * The only door through which content is written. All files are first staged beside the content; renaming one
 * journal file into the content folder commits them; then they move to their places. Killed at any moment,
 * every reader sees the tree wholly before or wholly after, and the next writer finishes or removes the rest.
 * The same holds after a power cut, as far as the disk does what it is told to: what is staged lies on it before
 * the journal is renamed, and every name is in its place on it before the journal goes.
 */
export function commit(root: string, writes: readonly Write[], disk: Disk = DISK): void {
  if (writes.length === 0) return;
  const staging = `${STAGING}${process.pid}-${Date.now().toString(36)}`;
  try {
    const journal = stage(root, staging, writes, disk);
    assertUntouched(root, journal);
    const draft = join(root, staging, "journal.json");
    disk.write(draft, Buffer.from(JSON.stringify(journal)));
    disk.syncFiles([draft]);
    disk.syncFolders([join(root, staging), root]);
    disk.rename(draft, join(root, JOURNAL));
  } catch (error) {
    // A network file system may rename and report an error all the same: then it is committed.
    if (openJournal(root)?.staging !== staging) {
      removeQuietly(join(root, staging), disk);
      throw error instanceof StoreError ? error : unchanged(root, error);
    }
  }
  finish(root, disk);
}

/** Runs a writing command: alone, after whatever an earlier one left unfinished. */
export function writing<T>(root: string, work: () => T, disk: Disk = DISK): T {
  if (!existsSync(root)) throw noContentFolder(root);
  const lock = join(root, LOCK);
  return withLock(
    lock,
    "command that writes content",
    () => {
      finish(root, disk);
      sweepLocks(lock, disk);
      return work();
    },
    disk,
  );
}

/** Moves what is committed into place, and removes what was never committed. */
function finish(root: string, disk: Disk): void {
  const journal = openJournal(root);
  try {
    if (journal) putInPlace(root, journal, disk);
    for (const name of readdirSync(root)) if (name.startsWith(STAGING)) disk.remove(join(root, name));
  } catch (error) {
    if (!journal) throw unchanged(root, error);
    if (!existsSync(root)) throw folderGone(root);
    throw new StoreError(
      `${fileError(error, "publication").message} It is committed and every reader sees it whole; the next kb command that writes will finish it.`,
    );
  }
}

function unchanged(root: string, error: unknown): StoreError {
  if (!existsSync(root)) return folderGone(root);
  return new StoreError(
    `${fileError(error, "publication").message} Nothing was changed. Mend that, then run the command again.`,
  );
}

function folderGone(root: string): StoreError {
  return new StoreError(
    `The content folder ${root} was moved or deleted during the publication. Restore it from version control, then publish again.`,
  );
}

/** All files of a committed publication. What an earlier process had moved is synced with the rest. */
function putInPlace(root: string, journal: Journal, disk: Disk): void {
  disk.syncFolders([root]);
  const folders = new Set<string>();
  for (const file of journal.files) {
    makeFolders(root, posix.dirname(file.path), folders, disk);
    putFile(root, file, disk);
  }
  disk.syncFolders([...folders].map((folder) => join(root, folder)));
  disk.remove(join(root, JOURNAL));
}

/** Makes a folder and those it lies in where they are missing, and notes them all. */
function makeFolders(root: string, folder: string, noted: Set<string>, disk: Disk): void {
  if (noted.has(folder)) return;
  if (folder !== ".") makeFolders(root, posix.dirname(folder), noted, disk);
  if (!isThere(join(root, folder))) disk.makeFolder(join(root, folder));
  noted.add(folder);
}

/** Only "there is none" is an answer; a disk that cannot say so is an error, or what it holds would be lost. */
function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function putFile(root: string, file: Journal["files"][number], disk: Disk): void {
  const staged = join(root, file.staged);
  const target = join(root, file.path);
  if (!isThere(staged)) return;
  const now = digestOf(target);
  // Somebody edited the file in the meantime: their words stay, as a draft.
  if (now !== undefined && now !== file.before && now !== file.after) return;
  disk.rename(staged, target);
}

function stage(root: string, staging: string, writes: readonly Write[], disk: Disk): Journal {
  disk.makeFolder(join(root, staging));
  const files = writes.map((write, index) => {
    const staged = `${staging}/${index}`;
    disk.write(join(root, staged), write.content);
    return {
      path: write.path,
      staged,
      after: sha256(write.content),
      ...(write.before === undefined ? {} : { before: write.before }),
    };
  });
  disk.syncFiles(files.map(({ staged }) => join(root, staged)));
  return { staging, files };
}

function assertUntouched(root: string, journal: Journal): void {
  for (const file of journal.files) {
    if (digestOf(join(root, file.path)) !== file.before) {
      throw new StoreError(
        `${file.path} changed while it was being published. Nothing was changed; run the command again.`,
      );
    }
  }
}

function digestOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function removeQuietly(path: string, disk: Disk): void {
  try {
    disk.remove(path);
  } catch {
    // The next writer removes it.
  }
}
