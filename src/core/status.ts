import {
  type Concern,
  type ConcernHeading,
  type ConcernRows,
  holdsAt,
  liveVersions,
  ownerOf,
  type Watch,
  type WatchedEntry,
} from "#core/concern.ts";
import { conflictConcerns, type KnownConflict } from "#core/conflict.ts";
import { dayAfter } from "#core/day.ts";
import type { EntryKey } from "#core/entry.ts";
import { concernsOf } from "#core/entry-concerns.ts";
import { inEffect } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { type ChangedEntry, mostChanged } from "#core/most-changed.ts";
import { compareText } from "#core/problem.ts";
import type { ProposalHead } from "#core/proposal.ts";
import { eventSpan } from "#core/span.ts";
import { toldInstants } from "#core/step.ts";
import { type Week, weekLog } from "#core/week.ts";

/** What only the working tree knows: nothing of it is seen by agents. */
export interface AtWork {
  /** `title` is the working one of an entry that was never published. */
  readonly drafts: readonly (ConcernRows["drafts"] & { title?: string; teams?: readonly string[] })[];
  /** Entries published with other settings than today's. */
  readonly drift: readonly EntryKey[];
  readonly allowances: readonly ConcernRows["acceptedFindings"][];
}

/** Everything that health is told from. */
export interface HealthBase {
  readonly entries: readonly WatchedEntry[];
  readonly atWork: AtWork;
  readonly proposals: readonly Pick<
    ProposalHead,
    "name" | "verb" | "entry" | "owner" | "at" | "suggestedBy" | "outcome"
  >[];
  /** Pairs of answers whose phrases get in each other's way. */
  readonly conflicts: readonly KnownConflict[];
  readonly watch: Watch;
}

/** One array for each heading, most urgent first. */
export type Status = { readonly [H in ConcernHeading]: readonly ConcernRows[H][] } & {
  readonly mostChanged: readonly ChangedEntry[];
  readonly changesPerWeek: readonly Week[];
};

const WEEKS = 8;

/** Everything that somebody has to look after at an instant, or is known to have to later. */
export function allConcerns(
  { entries, atWork, proposals, conflicts, watch }: HealthBase,
  since: Instant,
): Concern[] {
  const owners = new Map(entries.map((entry) => [entry.key, entry]));
  const owner = (key: EntryKey | undefined) => {
    const entry = key && owners.get(key);
    return entry ? ownerOf(entry) : "";
  };
  return [
    ...entries.flatMap((entry) => concernsOf(entry, watch, since)),
    ...orphansIn(entries, since),
    ...conflictConcerns(conflicts, atWork.allowances, watch),
    ...atWork.drafts.map(
      ({ id, owner: by, locales }) => ({ heading: "drafts", row: { id, owner: by, locales } }) as const,
    ),
    ...atWork.drift.map((id) => ({ heading: "settingsDrift", row: { id, owner: owner(id) } }) as const),
    ...atWork.allowances.map(
      (row) => ({ heading: "acceptedFindings", row, until: watch.midnight(dayAfter(row.until, 1)) }) as const,
    ),
    ...proposals.flatMap(({ outcome, entry, owner: named, ...head }): Concern[] => {
      const { name, verb, at, suggestedBy } = head;
      const by = owner(entry) || (named ?? "");
      const row = { ...(entry && { id: entry }), owner: by, name, verb, at };
      return outcome ? [] : [{ heading: "proposals", row: suggestedBy ? { ...row, suggestedBy } : row }];
    }),
  ];
}

/** Products that no live answer carries, and fragments that none uses; an event that is over is no orphan. */
function orphansIn(entries: readonly WatchedEntry[], at: Instant): Concern[] {
  const used = new Set<string>();
  for (const entry of entries.filter(({ kind }) => kind === "answers" || kind === "advisories")) {
    const record = inEffect(entry.history, at);
    for (const product of entry.version(record?.version ?? "")?.front.products ?? [])
      used.add(`products/${product}`);
    for (const id of Object.keys(record?.fragments ?? {})) used.add(`fragments/${id}`);
  }
  const mayBeUsed = entries.filter(({ key, kind }) => /^(products|fragments)$/.test(kind) && !used.has(key));
  return mayBeUsed.flatMap((entry) => {
    const said = inEffect(entry.history, at) && liveVersions(entry, at)[0]?.said;
    if (!said) return [];
    const until = said.front.event && eventSpan(said.front.event).until;
    return [{ heading: "orphans", row: { id: entry.key, owner: said.front.owner ?? "" }, until } as const];
  });
}

/** What waits for somebody at an instant, and how much has changed lately. */
export function statusOf(base: HealthBase, now: Instant, known = allConcerns(base, now)): Status {
  return {
    ...byHeading(known.filter((concern) => holdsAt(concern, now))),
    mostChanged: mostChanged(base.entries, now, base.watch),
    changesPerWeek: weekLog(toldIn(base.entries), now, base.watch.timeZone, WEEKS).weeks,
  };
}

/** When readers were or will be told of a change; wording that answers share counts in the answers. */
export function toldIn(entries: readonly Pick<WatchedEntry, "kind" | "history">[]): Instant[] {
  return entries.flatMap(({ kind, history }) => (kind === "fragments" ? [] : toldInstants(history)));
}

/** Concerns by heading, most urgent first. */
function byHeading(concerns: readonly Concern[]): { [H in ConcernHeading]: ConcernRows[H][] } {
  const rows: { [H in ConcernHeading]: ConcernRows[H][] } = {
    drafts: [],
    overdueReviews: [],
    reviewsDueSoon: [],
    translationsBehind: [],
    scheduled: [],
    endingAdvisories: [],
    emergencies: [],
    settingsDrift: [],
    answersWithoutPhrases: [],
    channelsWithoutReply: [],
    conflicts: [],
    orphans: [],
    proposals: [],
    acceptedFindings: [],
  };
  for (const { heading, row } of [...concerns].sort(byUrgency)) (rows[heading] as unknown[]).push(row);
  return rows;
}

/** Orders concerns of one heading: what is due or has waited longest first, the widest gap first, then by entry. */
export function byUrgency(a: Concern, b: Concern): number {
  return (
    compareText(urgencyOf(a), urgencyOf(b)) ||
    gapOf(b) - gapOf(a) ||
    compareText(a.row.id ?? "", b.row.id ?? "")
  );
}

/** A day or an instant in UTC, which sort as texts. */
function urgencyOf({ row }: Concern): string {
  if ("due" in row) return row.due;
  const at = "effective" in row ? row.effective : "since" in row ? row.since : "at" in row ? row.at : "";
  const until = at === "" && "until" in row ? row.until : at;
  return until.includes("T") ? new Date(until).toISOString() : until;
}

function gapOf({ row }: Concern): number {
  return "channels" in row ? row.channels.length : "share" in row ? row.share : 0;
}
