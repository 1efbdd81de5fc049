import type { Force } from "#core/in-force.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";

/** Until when cases wait for an advisory, and what is to be done with them then. */
export interface ParkedEnd {
  /** Absent while nobody knows. */
  readonly until?: Instant;
  readonly isOver: boolean;
  readonly after?: string;
  /** The time in which it applied last, or applies now. */
  readonly force: Force;
}

/** How it stands at `now` with an advisory that cases wait for, from all the times in which it applied; undefined when it never did. */
export function parkedEnd(forces: readonly Force[], now: Instant): ParkedEnd | undefined {
  const begun = forces.filter(({ from }) => !isBefore(now, from));
  const force = begun.sort((a, b) => compareInstants(a.from, b.from)).at(-1);
  if (!force) return undefined;
  const { until, after } = force;
  const isOver = until !== undefined && !isBefore(now, until);
  return { isOver, force, ...(until !== undefined && { until }), ...(after !== undefined && { after }) };
}
