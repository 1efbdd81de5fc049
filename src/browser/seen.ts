import { remember, remembered } from "#browser/memory.ts";
import type { Version } from "#core/version.ts";

/** The event on `document` that tells that this agent has used or read something, here or (`reader.ts`) in another tab. */
export const SEEN_CHANGED = "kb:seen";

const KEY = "seen";

/** The version of each answer that this agent last used or read, by answer; other entries by `KIND/ID`. */
function seenVersions(): Readonly<Record<string, unknown>> {
  return remembered(KEY, (kept) => Object(kept) as Readonly<Record<string, unknown>>);
}

/** The version of an answer that this agent last used or read; undefined when there is none on this device. */
export function seenVersion(id: string): Version | undefined {
  const version = seenVersions()[id];
  return typeof version === "string" ? version : undefined;
}

/** Versions were used, or their changes were read: here and in every other place they are no news any more. What is undefined becomes it again. */
export function noteSeen(versions: Readonly<Record<string, Version | undefined>>): void {
  remember(KEY, { ...seenVersions(), ...versions });
  document.dispatchEvent(new Event(SEEN_CHANGED));
}
