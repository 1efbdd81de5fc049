import type { History } from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";

/** Somebody said of an entry that it holds, by publishing it or by confirming a review; until somebody says so again. */
export interface Confirmation {
  readonly at: Instant;
  /** The owner or person who said so. */
  readonly by: string;
  readonly until?: Instant;
}

/** The confirmation that is the newest at an instant and those recorded after it, in order; the first one before it was recorded when there is none yet. */
export function confirmationsFrom(history: History, at: Instant): Confirmation[] {
  const said = history
    .filter(({ record }) => record === "publish" || record === "review")
    .sort((a, b) => compareInstants(a.at, b.at));
  const all = said.map(({ at: when, by }, index): Confirmation => {
    const next = said[index + 1]?.at;
    return { at: when, by, ...(next !== undefined && { until: next }) };
  });
  return all.filter(({ until }) => until === undefined || isBefore(at, until));
}
