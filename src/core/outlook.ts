import { compareForces, type Force, isInForce } from "#core/in-force.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";

/** A time between two turns of some advisories: from `from` (always so far when absent) until just before `until`. */
export interface Outlook {
  readonly from?: Instant;
  readonly until?: Instant;
  /** What is in force then, strongest first. */
  readonly on: readonly Force[];
  /** What begins later, the next one first. */
  readonly coming: readonly Force[];
}

/** What some forces come to from an instant on, without gaps, in order. The first one has always held so far, the last one goes on. */
export function outlooksFrom(forces: readonly Force[], at: Instant): Outlook[] {
  const left = forces.filter(({ until }) => until === undefined || isBefore(at, until));
  const turns = left.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]);
  const points = [...new Set(turns.filter((turn) => isBefore(at, turn)))].sort(compareInstants);
  return [undefined, ...points].map((from, index) => ({
    ...(from !== undefined && { from }),
    ...(points[index] !== undefined && { until: points[index] }),
    on: left.filter((force) => isInForce(force, from ?? at)).sort(compareForces),
    coming: left
      .filter((force) => isBefore(from ?? at, force.from))
      .sort((a, b) => compareInstants(a.from, b.from)),
  }));
}

/** The same with neighbours put together where `keyOf` says the same of them. */
export function outlooksJoined(outlooks: readonly Outlook[], keyOf: (outlook: Outlook) => string): Outlook[] {
  const joined: Outlook[] = [];
  for (const outlook of outlooks) {
    const last = joined.at(-1);
    if (last === undefined || keyOf(last) !== keyOf(outlook)) joined.push(outlook);
    else {
      const { until: _, ...open } = last;
      joined[joined.length - 1] = { ...open, ...(outlook.until !== undefined && { until: outlook.until }) };
    }
  }
  return joined;
}

/** The forces that speak for a customer in a country. */
export function forcesIn(forces: readonly Force[], country: string): Force[] {
  return forces.filter(({ everywhere, countries }) => everywhere || countries.includes(country));
}

/** The last instant by `at` at which one of some forces began or ended: what a page without a clock shows the state of. */
export function turnBy(forces: readonly Force[], at: Instant): Instant | undefined {
  const turns = forces.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]);
  return turns
    .filter((turn) => !isBefore(at, turn))
    .sort(compareInstants)
    .at(-1);
}
