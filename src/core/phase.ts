import { type Instant, isBefore, laterOf } from "#core/instant.ts";
import type { Span } from "#core/span.ts";
import type { Stretch } from "#core/stretch.ts";
import type { Version } from "#core/version.ts";

/** Whether what an entry tells of is still to come, goes on, or is over. */
export type PhaseName = "coming" | "on" | "over";

/** A time in which one version of an entry speaks and what it tells of is in one phase; open where an end is absent. */
export interface Phase {
  readonly name: PhaseName;
  readonly version: Version;
  readonly from?: Instant;
  readonly until?: Instant;
  /** Over because the entry was withdrawn. */
  readonly isWithdrawn?: true;
}

/**
 * The phases of an entry, without gaps, in order: `coming` before its first version takes effect and before
 * its span begins, `on` within the span, `over` after it and while the entry is withdrawn. A version without a
 * span is always on.
 */
export function phasesOf(
  stretches: readonly Stretch[],
  spanOf: (version: Version) => Span | undefined,
): Phase[] {
  const [first] = stretches;
  if (!first) return [];
  const begun = stretches.flatMap((stretch, index) =>
    phasesIn(stretch, stretches[index + 1]?.from, spanOf(stretch.version)),
  );
  return joined([{ name: "coming", version: first.version, until: first.from }, ...begun]);
}

function phasesIn(stretch: Stretch, until: Instant | undefined, span: Span | undefined): Phase[] {
  const { from, version, isWithdrawn } = stretch;
  const whole = { version, from, ...(until && { until }) };
  if (isWithdrawn) return [{ ...whole, name: "over", isWithdrawn }];
  if (!span) return [{ ...whole, name: "on" }];
  return [
    clipped({ name: "coming", version, until: span.from }, whole),
    clipped({ name: "on", version, ...span }, whole),
    span.until === undefined ? undefined : clipped({ name: "over", version, from: span.until }, whole),
  ].filter((phase) => phase !== undefined);
}

/** The part of a phase that lies within the time its version speaks. */
function clipped(phase: Phase, whole: { from: Instant; until?: Instant }): Phase | undefined {
  const from = phase.from === undefined ? whole.from : laterOf(phase.from, whole.from);
  const until = earlierOf(phase.until, whole.until);
  if (until !== undefined && !isBefore(from, until)) return undefined;
  return { name: phase.name, version: phase.version, from, ...(until && { until }) };
}

function earlierOf(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isBefore(b, a) ? b : a;
}

function joined(phases: readonly Phase[]): Phase[] {
  const result: Phase[] = [];
  for (const phase of phases) {
    const last = result.at(-1);
    if (last?.name === phase.name && last.version === phase.version && !last.isWithdrawn) {
      const { until: _, ...open } = last;
      result[result.length - 1] = { ...open, ...(phase.until && { until: phase.until }) };
    } else result.push(phase);
  }
  return result;
}

/** The phase that holds at `at` and those that follow it; undefined parts are open. The first has always held so far. */
export function phasesFrom(phases: readonly Phase[], at: Instant): Phase[] {
  const left = phases.filter(({ until }) => until === undefined || isBefore(at, until));
  return left.map((phase, index) => {
    if (index > 0 || (phase.from !== undefined && isBefore(at, phase.from))) return phase;
    const { from: _, ...open } = phase;
    return open;
  });
}

/** The last instant by `at` at which a phase began. */
export function phaseSettledAt(phases: readonly Phase[], at: Instant): Instant | undefined {
  return phases.flatMap(({ from }) => (from !== undefined && !isBefore(at, from) ? [from] : [])).at(-1);
}
