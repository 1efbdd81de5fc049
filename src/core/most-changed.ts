import { ownerOf, type Watch, type WatchedEntry } from "#core/concern.ts";
import { dayAfter, dayIn } from "#core/day.ts";
import type { EntryKey } from "#core/entry.ts";
import { type History, standingPublications } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { compareText } from "#core/problem.ts";

/** An entry with the number of versions that took effect lately. */
export interface ChangedEntry {
  readonly id: EntryKey;
  readonly owner: string;
  readonly changes: number;
}

/** So many days back count as lately. */
const LATELY_DAYS = 90;

/** The day from which on versions count as recent at an instant. */
export function latelyFrom(now: Instant, timeZone: string): string {
  return dayAfter(dayIn(now, timeZone), -LATELY_DAYS);
}

/** The entries of which a version took effect in the last 90 days, most changed first; a first version is no change. */
export function mostChanged(entries: readonly WatchedEntry[], now: Instant, watch: Watch): ChangedEntry[] {
  const first = watch.midnight(latelyFrom(now, watch.timeZone));
  return entries
    .map((entry) => ({ entry, changes: changesBetween(entry.history, first, now) }))
    .filter(({ changes }) => changes > 0)
    .sort((a, b) => b.changes - a.changes || compareText(a.entry.key, b.entry.key))
    .map(({ entry, changes }) => ({ id: entry.key, owner: ownerOf(entry), changes }));
}

function changesBetween(history: History, first: Instant, now: Instant): number {
  const later = standingPublications(history).slice(1);
  return later.filter(({ effective }) => !isBefore(effective, first) && !isBefore(now, effective)).length;
}
