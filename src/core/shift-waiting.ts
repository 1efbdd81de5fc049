import { type Change, changeKey } from "#core/change.ts";
import { foldedText } from "#core/fold.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { ParkedEnd } from "#core/parked-end.ts";
import type { AgentShift } from "#core/shift.ts";
import type { UnansweredTopic } from "#core/unanswered.ts";
import { sumOf } from "#core/uses.ts";

/** What the files say of each agent, one part for each device. */
export type ByAgent = ReadonlyMap<string, readonly AgentShift[]>;

/** A topic that no answer fitted, however often it was kept. */
export interface MissingTopic {
  /** As it was kept last. */
  readonly topic: string;
  readonly count: number;
  readonly agents: readonly string[];
  readonly last: Instant;
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

/** What the newest file of an agent says. */
export function lastOf(parts: readonly AgentShift[]): AgentShift["last"] {
  const newest = parts.map(({ last }) => last).sort((a, b) => compareInstants(b.made, a.made));
  return newest[0] as AgentShift["last"];
}

/** Topics that read the same but for letter case, tone marks and the signs between words are one. */
export function missingOf(agents: ByAgent): MissingTopic[] {
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

/** What is parked, by advisory, what waits longest first. */
export function parkedRows(agents: ByAgent, endOf: (advisory: string) => ParkedEnd | undefined): ParkedRow[] {
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

/** Every change in effect that asks for it, newest first, with who has acknowledged it. */
export function acknowledgementsOf(
  agents: ByAgent,
  changes: readonly Change[],
  now: Instant,
): AcknowledgementRow[] {
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
