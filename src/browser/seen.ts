import { remember, remembered } from "#browser/memory.ts";
import type { Version } from "#core/version.ts";

const KEY = "seen";

/** The version of each answer that this agent last used or read, by answer. */
function seenVersions(): Readonly<Record<string, unknown>> {
  return remembered(KEY, (kept) => Object(kept) as Readonly<Record<string, unknown>>);
}

/** The version of an answer that this agent last used or read; undefined when there is none on this device. */
export function seenVersion(id: string): Version | undefined {
  const version = seenVersions()[id];
  return typeof version === "string" ? version : undefined;
}

/** A version was used, or its change was read: here and in every other place it is no news any more. */
export function noteSeen(id: string, version: Version): void {
  remember(KEY, { ...seenVersions(), [id]: version });
}
