import { spawnSync } from "node:child_process";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from "node:fs";

/**
 * The file operations through which content is written. A value, so that whoever examines what a failing disk
 * does can hand in another one. All of them throw Node's errors with a `code`.
 */
export interface Disk {
  /** Writes a whole file; what the disk itself holds of it after a power cut is open until `syncFiles`. */
  write(path: string, bytes: Uint8Array): void;
  /** Waits until the disk itself holds what was written to some files. */
  syncFiles(paths: readonly string[]): void;
  /** Waits until the disk itself holds the names in some folders. */
  syncFolders(paths: readonly string[]): void;
  makeFolder(path: string): void;
  /** Gives a file a second name; fails with EEXIST when that is taken. */
  link(path: string, name: string): void;
  /** Renames a file over whatever has the new name, in one step. */
  rename(from: string, to: string): void;
  /** Removes one file. */
  unlink(path: string): void;
  /** Removes a file or a folder with all it holds; none there is fine. */
  remove(path: string): void;
}

/** The machine's own disk. */
export const DISK: Disk = {
  write(path, bytes) {
    withOpen(path, "w", (handle) => {
      for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written);
    });
  },
  syncFiles(paths) {
    if (!syncedAtOnce(paths)) for (const path of paths) withOpen(path, "r+", fsyncSync);
  },
  syncFolders(paths) {
    // Windows opens no folders, and its file system keeps the order of names by itself.
    if (process.platform !== "win32" && !syncedAtOnce(paths)) for (const path of paths) syncFolder(path);
  },
  makeFolder: (path) => mkdirSync(path),
  link: linkSync,
  rename: renameSync,
  unlink: unlinkSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};

/** From so many files on, waiting once for the whole file system takes less time than for each of them. */
const MANY = 100;

/**
 * Waits for everything on the file system of many paths; false where that cannot be done. On Linux `sync -f` is
 * syncfs(2), which Node does not have; elsewhere `sync` does not wait, or is not there.
 */
function syncedAtOnce([path, ...rest]: readonly string[]): boolean {
  if (path === undefined || rest.length < MANY || process.platform !== "linux") return false;
  return spawnSync("sync", ["-f", path], { stdio: "ignore" }).status === 0;
}

function syncFolder(path: string): void {
  try {
    withOpen(path, "r", fsyncSync);
  } catch (error) {
    // Some network file systems cannot: there is nothing more to be had from them.
    if (!["EINVAL", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function withOpen(path: string, flags: string, work: (handle: number) => void): void {
  const handle = openSync(path, flags);
  try {
    work(handle);
  } finally {
    closeSync(handle);
  }
}
