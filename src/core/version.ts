/** `major.minor` as text, such as `"3.10"`; never a number, since 3.10 is not 3.1. */
export type Version = string;

/** A major version changes the meaning; a minor one (typo, wording, translation) is silent. */
export type Size = "major" | "minor";

const SHAPE = /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Whether a value is a version as text. */
export function isVersion(value: unknown): value is Version {
  return typeof value === "string" && SHAPE.test(value);
}

/** Compares part by part: `3.9 < 3.10 < 4.0`. */
export function compareVersions(a: Version, b: Version): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}

/** The number after the greatest of those used: none → `1.0`; `3.1` → `4.0` (major) or `3.2` (minor). */
export function nextVersion(used: readonly Version[], size: Size): Version {
  const last = [...used].sort(compareVersions).at(-1);
  if (last === undefined) return "1.0";
  const [major = 0, minor = 0] = last.split(".").map(Number);
  return size === "major" ? `${major + 1}.0` : `${major}.${minor + 1}`;
}
