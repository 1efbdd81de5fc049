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
  /** Writes a whole file; what the disk itself holds of it after a power cut is open until `syncFile`. */
  write(path: string, bytes: Uint8Array): void;
  syncFile(path: string): void;
  /** Waits until the disk itself holds the names in a folder. */
  syncFolder(path: string): void;
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
  syncFile(path) {
    withOpen(path, "r+", fsyncSync);
  },
  syncFolder(path) {
    // Windows opens no folders, and its file system keeps the order of names by itself.
    if (process.platform === "win32") return;
    try {
      withOpen(path, "r", fsyncSync);
    } catch (error) {
      // Some network file systems cannot: there is nothing more to be had from them.
      if (!["EINVAL", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  },
  makeFolder: (path) => mkdirSync(path),
  link: linkSync,
  rename: renameSync,
  unlink: unlinkSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};

function withOpen(path: string, flags: string, work: (handle: number) => void): void {
  const handle = openSync(path, flags);
  try {
    work(handle);
  } finally {
    closeSync(handle);
  }
}
