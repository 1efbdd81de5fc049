import type { PublishedEntry } from "#core/published.ts";
import { recordsDigest } from "#core/published-entry.ts";
import type { SiteLibrary } from "#site/library.ts";
import { sha256 } from "#store/digest.ts";

/** A `cacheKey`: the digest of everything a page shows. Maps are told as lists of their pairs. */
export function pageKey(...told: readonly unknown[]): string {
  return digestOf(told, (_, part) => (part instanceof Map ? [...part] : part));
}

function digestOf(told: unknown, each?: (name: string, part: unknown) => unknown): string {
  return sha256(JSON.stringify(told, each)).slice(0, 24);
}

const entries = new WeakMap<PublishedEntry, string>();

/** Stands for everything an entry ever said: its records name the digests of its versions and of the fragments in them. */
export function entryKey(entry: PublishedEntry): string {
  const { kind, id, history } = entry;
  const key = entries.get(entry) ?? digestOf([kind, id, recordsDigest(entry) ?? history]);
  entries.set(entry, key);
  return key;
}

const grounds = new WeakMap<SiteLibrary, string>();

/** Stands for the workspace and its settings, which every page may show. */
export function groundKey(library: SiteLibrary): string {
  const key = grounds.get(library) ?? pageKey(library.workspace, library.settings);
  grounds.set(library, key);
  return key;
}
