import { remembered } from "#browser/memory.ts";
import type { Version } from "#core/version.ts";

/** The name under which the versions are remembered that this agent last used or read. */
export const SEEN_KEY = "seen";

/** The version of each answer that this agent last used or read, by answer; other entries by `KIND/ID`. */
export function seenVersions(): Readonly<Record<string, unknown>> {
  return remembered(SEEN_KEY, (kept) => Object(kept) as Readonly<Record<string, unknown>>);
}

/** The version of an answer that this agent last used or read; undefined when there is none on this device. */
export function seenVersion(id: string): Version | undefined {
  const version = seenVersions()[id];
  return typeof version === "string" ? version : undefined;
}
