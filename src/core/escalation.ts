import { dutyAt } from "#core/duty.ts";
import type { Instant } from "#core/instant.ts";
import type { Team } from "#core/workspace.ts";

/** Whom agents may ask, as far as somebody who looks for an answer needs to know. */
export interface Teams {
  readonly teams: Readonly<Record<string, Team>>;
  /** The team that decides what no approved answer fits; absent where the workspace names none. */
  readonly unanswered?: string;
}

/** A team to turn to. */
export interface Escalation {
  readonly team: Team;
  /** Who answers meanwhile; only where nobody is there and the team names one. */
  readonly standIn?: Team;
}

/** The first of some teams that exists, as it stands at an instant by hours in the zone; undefined when none of them does. */
export function escalationTo(
  { teams }: Teams,
  named: readonly string[],
  at: Instant,
  zone: string,
): Escalation | undefined {
  const team = named.map((id) => teams[id]).find((one) => one !== undefined);
  if (!team) return undefined;
  const isOff = dutyAt(team.hours, at, zone)?.isOn === false;
  const standIn = isOff ? teams[team.otherwise ?? ""] : undefined;
  return { team, ...(standIn && { standIn }) };
}
