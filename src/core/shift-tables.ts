import type { Change } from "#core/change.ts";
import type { Instant } from "#core/instant.ts";
import type { ParkedEnd } from "#core/parked-end.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import type { AgentShift, Shifts } from "#core/shift.ts";
import {
  type AcknowledgementRow,
  acknowledgementsOf,
  type ByAgent,
  lastOf,
  type MissingTopic,
  missingOf,
  type ParkedRow,
  parkedRows,
} from "#core/shift-waiting.ts";
import { type MonthTally, monthOf } from "#core/tally.ts";
import { sumOf, type WordingUse, wordingUses } from "#core/uses.ts";
import type { Version } from "#core/version.ts";

/** How a wording that was used stands now. */
export interface WordingState {
  readonly state: "current" | "outdated" | "withdrawn" | "unknown";
  /** What is in effect instead of it. */
  readonly now?: Version;
}

/** What the tables of end-of-shift files need besides them. */
export interface ShiftGround {
  readonly now: Instant;
  readonly target?: number;
  readonly changes: readonly Change[];
  /** How a version of an answer stands now. */
  readonly stateOf: (id: string, version: Version) => WordingState;
  readonly endOf: (advisory: string) => ParkedEnd | undefined;
}

/** An agent's cases in a month, by shift day. */
export interface AgentMonth extends Omit<MonthTally, "today"> {
  readonly agent: string;
  /** `2026-11` */
  readonly month: string;
}

/** What some end-of-shift files say, as tables. */
export interface ShiftTables {
  /** Cases a day that the workspace aims at. */
  readonly target?: number;
  readonly agents: readonly {
    readonly agent: string;
    readonly zone: string;
    readonly made: Instant;
    readonly devices: number;
  }[];
  /** Cases by agent and shift day. */
  readonly cases: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly months: readonly AgentMonth[];
  readonly references: readonly (WordingUse & WordingState)[];
  readonly missing: readonly MissingTopic[];
  readonly parked: readonly ParkedRow[];
  readonly acknowledgements: readonly AcknowledgementRow[];
}

/** The tables of what some files say together: agents by name, everything else by weight. */
export function shiftTables(shifts: Shifts, ground: ShiftGround): ShiftTables {
  const agents = byAgent(shifts);
  const cases = Object.fromEntries([...agents].map(([agent, parts]) => [agent, casesOf(parts)]));
  return {
    ...(ground.target !== undefined && { target: ground.target }),
    agents: [...agents].map(([agent, parts]) => {
      const { made, value } = lastOf(parts);
      return { agent, zone: value.zone, made, devices: parts.length };
    }),
    cases,
    months: Object.entries(cases).flatMap(([agent, days]) => monthsOf(agent, days)),
    references: referencesOf([...agents.values()].flat(), ground),
    missing: missingOf(agents),
    parked: parkedRows(agents, ground.endOf),
    acknowledgements: acknowledgementsOf(agents, ground.changes, ground.now),
  };
}

function byAgent(shifts: Shifts): ByAgent {
  const sorted = Object.values(shifts).sort((a, b) => (a.agent + a.device < b.agent + b.device ? -1 : 1));
  return Map.groupBy(sorted, ({ agent }) => agent);
}

function casesOf(parts: readonly AgentShift[]): Record<string, number> {
  const days = sumOf(
    parts.map(({ tally }) =>
      Object.fromEntries(Object.entries(tally).map(([day, { value }]) => [day, value])),
    ),
  );
  return Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function monthsOf(agent: string, days: Readonly<Record<string, number>>): AgentMonth[] {
  const months = [...new Set(Object.keys(days).map((day) => day.slice(0, 7)))];
  return months.map((month) => {
    const { today: _, ...figures } = monthOf({ days }, `${month}-01`);
    return { agent, month, ...figures };
  });
}

function referencesOf(parts: readonly AgentShift[], { stateOf }: ShiftGround): ShiftTables["references"] {
  const counts = parts.flatMap(({ uses }) => Object.values(uses).map(({ value }) => value));
  return wordingUses(sumOf(counts)).map((use) => {
    const { id = "", version = "" } = referenceFrom(use.reference) ?? {};
    return { ...use, ...stateOf(id, version) };
  });
}
