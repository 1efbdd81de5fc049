import { type Instant, isInstant } from "#core/instant.ts";
import { countsFrom, type UseCounts } from "#core/uses.ts";

/** When an agent handed over last: the next text begins there. */
export interface HandOver {
  readonly at: Instant;
  /** The shift day that ran then. */
  readonly day: string;
  /** What had been used on that day by then. */
  readonly uses: UseCounts;
}

/** The last hand-over from what a device kept; undefined when that is none. */
export function handOverFrom(kept: unknown): HandOver | undefined {
  const { at, day, uses } = Object(kept) as Record<string, unknown>;
  if (!isInstant(at) || typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  return { at, day, uses: countsFrom(uses) };
}
