import { unzipSync, type Zippable, zipSync } from "fflate";

/** Files by their path below a folder, with `/` between its parts. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The first day a zip file can name, read as local time by whoever writes one: so it is the same everywhere. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Some files as one zip file: the same files give the same bytes, whenever and wherever. */
export function zipped(files: Files): Uint8Array {
  const sorted: Zippable = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { level: 9, mtime: FIRST_DAY });
}

/** One file of a zip file; undefined where it has none of that name or is no zip file. */
export function fileInZip(zip: Uint8Array, path: string): Uint8Array | undefined {
  try {
    return unzipSync(zip, { filter: ({ name }) => name === path })[path];
  } catch {
    return undefined;
  }
}
