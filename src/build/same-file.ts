import { readFileSync, statSync } from "node:fs";

/** Whether two files are one by a hard link, or hold the same bytes. The second may be missing. */
export function isSameFile(file: string, other: string): boolean {
  const [one, two] = [statSync(file), statSync(other, { throwIfNoEntry: false })];
  if (!two?.isFile() || one.size !== two.size) return false;
  return (one.ino === two.ino && one.dev === two.dev) || readFileSync(file).equals(readFileSync(other));
}
