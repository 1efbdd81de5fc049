import type { Version } from "#core/version.ts";

const KEY = "replybook.seen";

/** The version of each answer that this agent last used or read, by answer. */
function seenVersions(): Readonly<Record<string, Version>> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof saved === "object" && saved !== null ? (saved as Record<string, Version>) : {};
  } catch {
    return {};
  }
}

/** The version of an answer that this agent last used or read; undefined when there is none on this device. */
export function seenVersion(id: string): Version | undefined {
  const version = seenVersions()[id];
  return typeof version === "string" ? version : undefined;
}

/** A version was used, or its change was read: here and in every other place it is no news any more. */
export function noteSeen(id: string, version: Version): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...seenVersions(), [id]: version }));
  } catch {
    // Storage is blocked or full: the change is told again.
  }
}
