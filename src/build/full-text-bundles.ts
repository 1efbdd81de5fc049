import { hash } from "node:crypto";
import type { FullTextSource } from "#build/full-text-record.ts";

/**
 * From so many entries on the full text lies in so many bundles: a change makes one of them anew, and the first
 * question reads a little of each. Fixed numbers, so that a base that grows is parted anew twice in its life, and a
 * full build parts it like any other.
 */
const BUNDLES = [
  { from: 2_000, bundles: 16 },
  { from: 500, bundles: 4 },
] as const;

/** Entries and lessons by bundle: each stays where it is whatever else comes or goes. */
export function inBundles(sources: readonly FullTextSource[]): FullTextSource[][] {
  const count = BUNDLES.find(({ from }) => sources.length >= from)?.bundles ?? 1;
  const bundles = Array.from({ length: count }, (): FullTextSource[] => []);
  for (const source of sources) bundles[bundleOf(source.path, count)]?.push(source);
  return bundles;
}

function bundleOf(path: string, count: number): number {
  return Number.parseInt(hash("sha256", path).slice(0, 8), 16) % count;
}
