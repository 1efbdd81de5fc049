import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files below a folder: their size in bytes, by the number under which the disk has each. */
export type SiteFiles = ReadonlyMap<number, number>;

/** The files of a site; none where there is no such folder. */
export function filesOf(folder: string): SiteFiles {
  if (!statSync(folder, { throwIfNoEntry: false })) return new Map();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    found.map(({ parentPath, name }) => {
      const { ino, size } = statSync(join(parentPath, name));
      return [ino, size];
    }),
  );
}

/** How many files of a site were not the same files before, and how many bytes they have. */
export function newFiles(before: SiteFiles, after: SiteFiles): { files: number; bytes: number } {
  const sizes = [...after].flatMap(([inode, size]) => (before.has(inode) ? [] : [size]));
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
