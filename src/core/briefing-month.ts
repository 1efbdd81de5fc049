import type { BriefedForce } from "#core/briefing.ts";
import type { Change } from "#core/change.ts";
import type { Era } from "#core/era.ts";
import type { HostedFile } from "#core/hosted.ts";
import type { Instant } from "#core/instant.ts";
import type { Localized } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";

/**
 * `/api/v1/briefings/2026-11.json`: what took or takes effect in one month (UTC), what hosts wrote for its slots, and
 * the titles of answers that withdrawn ones are replaced by, by id. A month in which very much changes lies in its
 * days, `2026-11-03.json`.
 */
export interface BriefingMonth {
  readonly changes: readonly Era<Change>[];
  readonly forces: readonly Era<BriefedForce>[];
  readonly hosted: readonly HostedFile[];
  readonly uses: Readonly<Record<string, Localized>>;
  /** What entries that are new are about, by `changeKey`. */
  readonly summaries: Readonly<Record<string, Localized>>;
}

/** What the page of briefings knows of the workspace. */
export interface BriefingPlan {
  readonly slots: readonly string[];
  readonly zones: readonly string[];
  readonly timeZone: string;
  readonly sourceLocale: string;
  readonly editUrl?: string;
  /** The months and days that have a file, rising. */
  readonly months: readonly string[];
  /** Names of countries by code, in the page's language. */
  readonly countries: Readonly<Record<string, string>>;
}

/** A page loads the file in which a slot lies: in a month with more changes than this, that of the day. */
const MOST_IN_MONTH = 500;

/**
 * Which file tells of an instant: that of its month in UTC (`2026-11`), or of its day (`2026-11-03`) where `changes`,
 * the instants of all changes, are too many in that month.
 */
export function monthsFor(changes: readonly Instant[], most = MOST_IN_MONTH): (at: Instant) => string {
  const counts = new Map<string, number>();
  const monthOf = (at: Instant) => utcDay(at).slice(0, 7);
  for (const at of changes) counts.set(monthOf(at), (counts.get(monthOf(at)) ?? 0) + 1);
  return (at) => ((counts.get(monthOf(at)) ?? 0) > most ? utcDay(at) : monthOf(at));
}

function utcDay(at: Instant): string {
  return new Date(millisOf(at)).toISOString().slice(0, 10);
}

/** Those of some months and days in which the time between two instants lies. */
export function monthsBetween(months: readonly string[], from: Instant, until: Instant): string[] {
  const [first, last] = [utcDay(from), utcDay(until)];
  return months.filter((name) => first.slice(0, name.length) <= name && name <= last.slice(0, name.length));
}

/** Several months as one. */
export function joined(months: readonly BriefingMonth[]): BriefingMonth {
  return {
    changes: months.flatMap(({ changes }) => changes),
    // A time in force that begins in one month and ends in another stands in both.
    forces: [
      ...new Map(months.flatMap(({ forces }) => forces.map((era) => [JSON.stringify(era), era]))).values(),
    ],
    hosted: months.flatMap(({ hosted }) => hosted),
    uses: Object.assign({}, ...months.map(({ uses }) => uses)),
    summaries: Object.assign({}, ...months.map(({ summaries }) => summaries)),
  };
}
