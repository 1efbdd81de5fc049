import type { Countries } from "#core/country.ts";
import { type History, withdrawalAt, withdrawnFrom } from "#core/history.ts";
import { type Force, forcesOf } from "#core/in-force.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { type PublishedEntry, stateAt } from "#core/published.ts";
import type { Span } from "#core/span.ts";
import type { Version } from "#core/version.ts";

/** A time that stands in a calendar: of an event, or in which an advisory applies. */
export interface Occasion extends Span {
  /** The version whose words tell of it. */
  readonly version: Version;
  /** Counts an advisory's times: it may end and come back. 1 is the first. */
  readonly turn: number;
  /** When something about its entry was last recorded, and how often before. */
  readonly changed: Instant;
  readonly sequence: number;
  /** The entry was withdrawn before it began. */
  readonly isCancelled?: true;
}

/** The times of an event or advisory as they are known at an instant; none for anything else. */
export function occasionsOf(
  entry: PublishedEntry,
  at: Instant,
  { regions }: Pick<Countries, "regions">,
): Occasion[] {
  const spans = entry.kind === "advisories" ? timesInForce(forcesOf(entry, regions)) : [];
  const known = spans.length > 0 ? spans : plannedSpan(entry, at);
  return known.map((span, index) => ({ ...span, turn: index + 1, ...revisionOf(entry.history) }));
}

type KnownSpan = Span & Pick<Occasion, "version" | "isCancelled">;

/** The forces of an advisory; those of versions that follow each other without a gap are one. */
function timesInForce(forces: readonly Force[]): KnownSpan[] {
  const times: KnownSpan[] = [];
  for (const { from, until, version } of forces) {
    const last = times.at(-1);
    const goesOn = last?.until !== undefined && compareInstants(last.until, from) === 0;
    if (goesOn) times.pop();
    times.push({ from: goesOn && last ? last.from : from, ...(until && { until }), version });
  }
  return times;
}

/** When an event takes place, or an advisory was to apply that never came to it. */
function plannedSpan({ history, versions }: PublishedEntry, at: Instant): KnownSpan[] {
  const version = stateAt(history, at).record?.version ?? Object.keys(versions)[0] ?? "";
  const { event, advisory } = versions[version]?.front ?? {};
  const planned = event ?? advisory;
  const withdrawal = withdrawalAt(history, at);
  const isCancelled = planned && withdrawal && isBefore(withdrawnFrom(withdrawal), planned.from);
  if (!planned || (!event && !isCancelled)) return [];
  const { from, until } = planned;
  return [{ from, ...(until && { until }), version, ...(isCancelled && { isCancelled }) }];
}

/** The records that change when and whether something takes place. */
function revisionOf(history: History): Pick<Occasion, "changed" | "sequence"> {
  const records = history.filter(({ record }) =>
    ["publish", "withdraw", "restore", "cancel"].includes(record),
  );
  return { changed: records.at(-1)?.at ?? "", sequence: Math.max(0, records.length - 1) };
}
