import { readFileSync, type Stats, statSync } from "node:fs";

/** Whether two names are of one file, by a hard link; not when one of them is of none. */
export function isOneFile(file: string | Stats, other: string): boolean {
  const one = typeof file === "string" ? statSync(file, { throwIfNoEntry: false }) : file;
  const two = statSync(other, { throwIfNoEntry: false });
  return one !== undefined && two !== undefined && areOne(one, two);
}

/** Whether two files are one by a hard link, or hold the same bytes. The second may be missing. */
export function isSameFile(file: string, other: string): boolean {
  const [one, two] = [statSync(file), statSync(other, { throwIfNoEntry: false })];
  if (!two?.isFile() || one.size !== two.size) return false;
  return areOne(one, two) || readFileSync(file).equals(readFileSync(other));
}

function areOne(one: Stats, two: Stats): boolean {
  return one.ino === two.ino && one.dev === two.dev;
}
