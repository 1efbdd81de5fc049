import { hash } from "node:crypto";
import type { FullTextRecord } from "#build/full-text-record.ts";

/**
 * From so many entries on the full text lies in so many bundles: a change makes one of them anew, and the first
 * question reads a little of each. Fixed numbers, so that a base that grows is parted anew twice in its life, and a
 * full build parts it like any other.
 */
const BUNDLES = [
  { from: 2_000, bundles: 16 },
  { from: 500, bundles: 4 },
] as const;

/** The records of a full text by bundle: an entry's versions lie together, and stay where they are whatever else comes or goes. */
export function inBundles(records: readonly FullTextRecord[]): FullTextRecord[][] {
  const entries = new Set(records.map(entryOf));
  const count = BUNDLES.find(({ from }) => entries.size >= from)?.bundles ?? 1;
  const bundles = Array.from({ length: count }, (): FullTextRecord[] => []);
  for (const record of records) bundles[bundleOf(entryOf(record), count)]?.push(record);
  return bundles;
}

/** The path of the record's page: one for an entry in all its versions, and one for a lesson. */
function entryOf({ url }: FullTextRecord): string {
  return url.replace(/#.*$/, "");
}

function bundleOf(entry: string, count: number): number {
  return Number.parseInt(hash("sha256", entry).slice(0, 8), 16) % count;
}
