import type { AdvisoryFacts, EntryKey } from "#core/entry.ts";
import { fingerprint } from "#core/fingerprint.ts";
import type { History } from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { Localized } from "#core/locale.ts";
import type { Version } from "#core/version.ts";

/** `/api/v1/now.json`: what was published last, small enough to be asked for every minute. */
export interface Now {
  /** Names everything a site shows, settings included; equal content has equal names, whenever it was built. */
  readonly build: string;
  /** Names the records of all entries, as `/api/v1/entries/N.json` lists them. */
  readonly everything: string;
  /** Names what `/api/v1/changes.json` tells of. */
  readonly changes: string;
  /** Names what `/api/v1/advisories.json` holds. */
  readonly advisories: string;
  /** The entries that were recorded last, newest first. */
  readonly newest: readonly Recorded[];
  /** Advisories in force at the build or within the day after it, most pressing first. */
  readonly forces: readonly ForceLine[];
  /** How many of them found no place in so small a file; absent when all did. */
  readonly left?: number;
}

/** The newest record of an entry. */
export interface Recorded {
  readonly key: EntryKey;
  /** The digest of its records. */
  readonly digest: string;
  readonly at: Instant;
}

/** An advisory in a line. */
export interface ForceLine {
  readonly id: string;
  readonly version: Version;
  readonly from: Instant;
  readonly until?: Instant;
  readonly effect: AdvisoryFacts["effect"];
  /** How many countries it speaks for; absent when for all. */
  readonly countries?: number;
  readonly incident?: AdvisoryFacts["incident"];
  /** What an incident says in a line. */
  readonly lines?: Localized;
}

/** So many entries that were recorded last are named. */
export const MOST_NEWEST = 8;

/** The digest of an entry's records: another one means that something was published, withdrawn, approved or corrected. */
export function historyDigest(history: History): string {
  return fingerprint(JSON.stringify(history)).slice(0, 7);
}

/** The entries are listed in so many files, so that a page asks for a small one. */
export const SHARDS = 16;

/** Which of the files `/api/v1/entries/N.json` lists an entry. */
export function shardOf(key: EntryKey): number {
  return Number.parseInt(fingerprint(key).slice(0, 7), 36) % SHARDS;
}

/** What `now.json` says; undefined when it is something else, as where a sign-in page answers in its place. */
export function nowFrom(answer: unknown): Now | undefined {
  const { build, everything, changes, advisories, newest } = Object(answer) as Partial<Now>;
  const isNamed = [build, everything, changes, advisories].every((name) => typeof name === "string");
  return isNamed && Array.isArray(newest) ? (answer as Now) : undefined;
}

/**
 * The entries whose records differ between two builds, as far as both name them. A site that was set back to an
 * older build differs as one that went on does.
 */
export function entriesBetween(known: Now, now: Now): EntryKey[] {
  const [gone, come] = [differing(known.newest, now.newest), differing(now.newest, known.newest)];
  return [...new Set([...come, ...gone].map(({ key }) => key))];
}

/** Those of a list that another one lacks although it reaches back as far. */
function differing(list: readonly Recorded[], other: readonly Recorded[]): Recorded[] {
  const others = new Set(other.map(({ key, digest }) => `${key} ${digest}`));
  const last = other.length < MOST_NEWEST ? undefined : other.at(-1)?.at;
  return list.filter(
    ({ key, digest, at }) => !others.has(`${key} ${digest}`) && (last === undefined || !isBefore(at, last)),
  );
}

/** Entries by when they were recorded last, newest first. */
export function compareRecorded(a: Recorded, b: Recorded): number {
  return compareInstants(b.at, a.at) || (a.key < b.key ? -1 : 1);
}
