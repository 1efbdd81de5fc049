import { type Change, changeKey } from "#core/change.ts";
import { foldedText } from "#core/fold.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { ParkedEnd } from "#core/parked-end.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import type { AgentShift, Shifts } from "#core/shift.ts";
import { type MonthTally, monthOf } from "#core/tally.ts";
import type { UnansweredTopic } from "#core/unanswered.ts";
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

/** Cases that wait for an advisory. */
export interface ParkedRow {
  readonly advisory: string;
  readonly until?: Instant;
  readonly isOver: boolean;
  /** Since when the oldest waits. */
  readonly since: Instant;
  readonly cases: Readonly<Record<string, number>>;
}

/** A change that asks for it, and who has acknowledged it. */
export interface AcknowledgementRow {
  readonly change: string;
  readonly titles: Change["titles"];
  readonly at: Instant;
  readonly teams?: readonly string[];
  readonly acknowledged: Readonly<Record<string, Instant>>;
  /** Agents without a receipt; those whose newest file is older than the change could not have one. */
  readonly missing: readonly { readonly agent: string; readonly isFileOlder: boolean }[];
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
  readonly missing: readonly {
    readonly topic: string;
    readonly count: number;
    readonly agents: readonly string[];
    readonly last: Instant;
  }[];
  readonly parked: readonly ParkedRow[];
  readonly acknowledgements: readonly AcknowledgementRow[];
}

/** Everybody of one agent's devices. */
type ByAgent = ReadonlyMap<string, readonly AgentShift[]>;

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
    parked: parkedRows(agents, ground),
    acknowledgements: acknowledgementsOf(agents, ground),
  };
}

function byAgent(shifts: Shifts): ByAgent {
  const sorted = Object.values(shifts).sort((a, b) => (a.agent + a.device < b.agent + b.device ? -1 : 1));
  return Map.groupBy(sorted, ({ agent }) => agent);
}

function lastOf(parts: readonly AgentShift[]): AgentShift["last"] {
  const newest = parts.map(({ last }) => last).sort((a, b) => compareInstants(b.made, a.made));
  return newest[0] as AgentShift["last"];
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

/** Topics that read the same but for letter case, tone marks and the signs between words are one. */
function missingOf(agents: ByAgent): ShiftTables["missing"] {
  const all = [...agents].flatMap(([agent, parts]) =>
    parts.flatMap(({ unanswered }) => Object.values(unanswered).map((topic) => ({ agent, topic }))),
  );
  const alike = Map.groupBy(all, ({ topic }) => plainWords(topic));
  const rows = [...alike.values()].map((same) => {
    const newest = same.toSorted((a, b) => compareInstants(b.topic.at, a.topic.at))[0]?.topic;
    return {
      topic: newest?.text ?? "",
      count: same.length,
      agents: [...new Set(same.map(({ agent }) => agent))],
      last: newest?.at ?? "",
    };
  });
  return rows.sort(
    (a, b) => b.count - a.count || compareInstants(b.last, a.last) || (a.topic < b.topic ? -1 : 1),
  );
}

function plainWords({ text }: UnansweredTopic): string {
  return foldedText(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function parkedRows(agents: ByAgent, { endOf }: ShiftGround): ParkedRow[] {
  const waiting = [...agents].flatMap(([agent, parts]) =>
    parts.flatMap(({ last }) => last.value.parked.map((parked) => ({ agent, ...parked }))),
  );
  const rows = [...Map.groupBy(waiting, ({ advisory }) => advisory)].map(([advisory, cases]): ParkedRow => {
    const end = endOf(advisory);
    const since = cases.map(({ at }) => at).sort(compareInstants)[0] ?? "";
    return {
      advisory,
      ...(end?.until !== undefined && { until: end.until }),
      isOver: end?.isOver ?? true,
      since,
      cases: sumOf(cases.map(({ agent }) => ({ [agent]: 1 }))),
    };
  });
  return rows.sort((a, b) => compareInstants(a.since, b.since) || (a.advisory < b.advisory ? -1 : 1));
}

function acknowledgementsOf(agents: ByAgent, { changes, now }: ShiftGround): AcknowledgementRow[] {
  const asking = changes.filter((change) => change.asksAcknowledgement && !isBefore(now, change.at));
  return asking.reverse().map((change) => {
    const key = changeKey(change);
    const people = [...agents].map(([agent, parts]) => {
      const [receipt] = parts.flatMap(({ receipts }) => receipts[key] ?? []).sort(compareInstants);
      return { agent, receipt, isFileOlder: isBefore(lastOf(parts).made, change.at) };
    });
    return {
      change: key,
      titles: change.titles,
      at: change.at,
      ...(change.teams && { teams: change.teams }),
      acknowledged: Object.fromEntries(
        people.flatMap(({ agent, receipt }) => (receipt ? [[agent, receipt]] : [])),
      ),
      missing: people.flatMap(({ agent, receipt, isFileOlder }) => (receipt ? [] : [{ agent, isFileOlder }])),
    };
  });
}
