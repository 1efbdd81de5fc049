import { remember } from "#browser/memory.ts";
import { SEEN_KEY, seenVersions } from "#browser/seen.ts";
import type { Version } from "#core/version.ts";

/** The event on `document` that tells that this agent has used or read something, here or (`reader.ts`) in another tab. */
export const SEEN_CHANGED = "kb:seen";

/** Versions were used, or their changes were read: here and in every other place they are no news any more. What is undefined becomes it again. */
export function noteSeen(versions: Readonly<Record<string, Version | undefined>>): void {
  remember(SEEN_KEY, { ...seenVersions(), ...versions });
  // Pages that come in this one's place must not stand as for somebody who has read nothing (before-paint.js).
  document.documentElement.dataset.known = "";
  document.dispatchEvent(new Event(SEEN_CHANGED));
}
