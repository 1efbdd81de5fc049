import { dayAfter, dayIn } from "#core/day.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** How many things happened in a week, named by its Monday (`2026-11-16`). */
export interface Week {
  readonly monday: string;
  readonly count: number;
}

/** What happened in the weeks up to an instant, the last week being that instant's, and what is known to follow. */
export interface WeekLog {
  readonly weeks: readonly Week[];
  readonly coming: readonly Instant[];
}

/** The Monday on which the week of an instant began in a zone. */
export function mondayOf(at: Instant, zone: string): string {
  const day = dayIn(at, zone);
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -sinceMonday);
}

/** Counts instants by week in a zone: the `many` weeks up to that of `asOf`; what lies after it is coming. */
export function weekLog(instants: readonly Instant[], asOf: Instant, zone: string, many: number): WeekLog {
  const coming = instants.filter((instant) => isBefore(asOf, instant));
  const mondays = mondaysUntil(mondayOf(asOf, zone), many);
  const shown = instants.filter((instant) => !isBefore(asOf, instant) && mayBeSince(instant, mondays[0]));
  const counts = countsOf(shown, zone);
  return { weeks: mondays.map((monday) => ({ monday, count: counts.get(monday) ?? 0 })), coming };
}

/**
 * As many weeks as the log has, up to that of `now`, with what has come by then. A clock that stands before
 * the log's last week changes nothing.
 */
export function weeksAt({ weeks, coming }: WeekLog, now: Instant, zone: string): Week[] {
  const last = weeks.at(-1)?.monday ?? mondayOf(now, zone);
  const today = mondayOf(now, zone);
  const counts = new Map(weeks.map(({ monday, count }) => [monday, count]));
  const come = countsOf(
    coming.filter((instant) => !isBefore(now, instant)),
    zone,
  );
  return mondaysUntil(today > last ? today : last, weeks.length).map((monday) => ({
    monday,
    count: (counts.get(monday) ?? 0) + (come.get(monday) ?? 0),
  }));
}

/** Whether an instant may lie on a day or later. No clock is a day ahead of UTC, so most need not be looked up in a zone. */
function mayBeSince(instant: Instant, day = "0001-01-02"): boolean {
  return !(millisOf(instant) < Date.parse(`${dayAfter(day, -1)}T00:00:00Z`));
}

function countsOf(instants: readonly Instant[], zone: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const instant of instants) {
    const monday = mondayOf(instant, zone);
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  return counts;
}

function mondaysUntil(last: string, many: number): string[] {
  return Array.from({ length: many }, (_, index) => dayAfter(last, 7 * (index + 1 - many)));
}
