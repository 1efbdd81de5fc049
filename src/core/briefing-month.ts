import type { BriefedForce } from "#core/briefing.ts";
import type { Change } from "#core/change.ts";
import type { Era } from "#core/era.ts";
import type { HostedFile } from "#core/hosted.ts";
import { type Instant, millisOf } from "#core/instant.ts";
import type { Localized } from "#core/locale.ts";

/**
 * `/api/v1/briefings/2026-11.json`: what took or takes effect in one month (UTC), what hosts wrote for its slots, and
 * the titles of answers that withdrawn ones are replaced by, by id.
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
  /** The months that have a file, rising. */
  readonly months: readonly string[];
  /** Names of countries by code, in the page's language. */
  readonly countries: Readonly<Record<string, string>>;
}

/** The month of an instant in UTC: `2026-11`. */
export function monthOf(at: Instant): string {
  return new Date(millisOf(at)).toISOString().slice(0, 7);
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
