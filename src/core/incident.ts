import type { Force } from "#core/in-force.ts";
import { isInForce } from "#core/in-force.ts";
import { compareInstants, type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** An incident as it is told at an instant: its newest update, or that it is over. */
export interface Incident {
  readonly force: Force;
  readonly state: NonNullable<Force["incident"]>;
  /** When this was the news of it. */
  readonly at: Instant;
}

const DAY = 86_400_000;
const WEIGHT: readonly Force["severity"][] = ["urgent", "caution", "info"];

/** The incidents that go on at an instant, or were over within the day before it: those that go on and are most severe first. */
export function incidentsAt(forces: readonly Force[], at: Instant): Incident[] {
  const ids = new Set(forces.flatMap(({ id, incident }) => (incident ? [id] : [])));
  const told = [...ids].flatMap(
    (id) =>
      incidentOf(
        forces.filter((force) => force.id === id),
        at,
      ) ?? [],
  );
  return told.sort(compareIncidents);
}

function incidentOf(forces: readonly Force[], at: Instant): Incident | undefined {
  const begun = forces
    .filter(({ from }) => !isBefore(at, from))
    .sort((a, b) => compareInstants(a.from, b.from));
  const force = begun.at(-1);
  if (!force?.incident) return undefined;
  const isOn = force.incident !== "over" && isInForce(force, at);
  const since = force.incident === "over" ? firstOver(begun) : (force.until ?? force.from);
  if (isOn) return { force, state: force.incident, at: force.from };
  return isBefore(at, instantOf(millisOf(since) + DAY)) ? { force, state: "over", at: since } : undefined;
}

/** When an incident was first said to be over: a later word of it does not begin the day anew. */
function firstOver(begun: readonly Force[]): Instant {
  const last = begun.findLastIndex(({ incident }) => incident !== "over");
  return begun[last + 1]?.from ?? "";
}

function compareIncidents(a: Incident, b: Incident): number {
  return (
    Number(a.state === "over") - Number(b.state === "over") ||
    WEIGHT.indexOf(a.force.severity) - WEIGHT.indexOf(b.force.severity) ||
    compareInstants(b.at, a.at)
  );
}

/** Names one update of an incident: who folds its line folds it until the next. */
export function updateKey({ force, state }: Incident): string {
  return `${force.id}@${force.version}/${state}`;
}

/** When something about incidents changes next: one begins, says more, is over, or was over for a day. */
export function nextIncidentTurn(forces: readonly Force[], at: Instant): Instant | undefined {
  const turns = forces.flatMap(({ incident, from, until }) => {
    if (!incident) return [];
    const ends = [from, ...(until ? [until] : [])];
    return [...ends, ...ends.map((end) => instantOf(millisOf(end) + DAY))];
  });
  return turns.filter((turn) => isBefore(at, turn)).sort(compareInstants)[0];
}
