import { dayIn } from "#core/day.ts";
import type { EntryKey } from "#core/entry.ts";
import { publicationsIn } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import { compareText } from "#core/problem.ts";
import type { Verb } from "#core/proposal.ts";

/** What became of one person's proposals in some days, and how many briefings they held. */
export interface Credit {
  /** The name as given; undefined for proposals without one. */
  readonly name?: string;
  readonly taken: number;
  readonly declined: number;
  readonly hosted: number;
}

/** Days of a calendar in the workspace's time zone, both included: `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The proposals that were decided on in some days, by whoever suggested them, and the briefings of those days, by who
 * held them: most taken first, then most held, then by name. A version that names who suggested it counts even when
 * the proposal's file is gone, and once.
 */
export function creditsIn(library: Library, days: Days): Credit[] {
  const counts = new Map<string, Omit<Credit, "name">>();
  for (const { name, outcome } of [...decisionsIn(library, days), ...hostedIn(library, days)]) {
    const count = counts.get(name) ?? { taken: 0, declined: 0, hosted: 0 };
    counts.set(name, { ...count, [outcome]: count[outcome] + 1 });
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.taken - one.taken || other.hosted - one.hosted || compareText(a, b))
    .map(([name, count]) => ({ ...(name !== "" && { name }), ...count }));
}

/** What leads to a version of its own, whose record names who suggested it. */
const MAKING: readonly Verb[] = ["change", "new", "rollback"];

interface Decision {
  readonly name: string;
  readonly outcome: "taken" | "declined" | "hosted";
}

function within({ workspace }: Library, { from, to }: Days): (at: Instant) => boolean {
  return (at) => {
    const day = dayIn(at, workspace.timeZone);
    return from <= day && day <= to;
  };
}

function hostedIn(library: Library, days: Days): Decision[] {
  const isWithin = within(library, days);
  return library.briefings
    .filter(({ host, slot }) => host !== "" && isWithin(slot))
    .map(({ host }) => ({ name: host, outcome: "hosted" }));
}

function decisionsIn(library: Library, days: Days): Decision[] {
  const { entries, proposals } = library;
  const isWithin = within(library, days);
  const published = [...entries].flatMap(([key, { history }]) =>
    publicationsIn(history).flatMap(({ version, at, suggestedBy }) =>
      suggestedBy === undefined ? [] : [{ id: versionId(key, version), at, name: suggestedBy }],
    ),
  );
  const known = new Set(published.map(({ id }) => id));
  const decided = [...proposals.values()].flatMap(
    ({ verb, outcome, suggestedBy = "", entry }): Decision[] => {
      if (!outcome || !isWithin(outcome.at)) return [];
      if ("declined" in outcome) return [{ name: suggestedBy, outcome: "declined" }];
      const isCounted = MAKING.includes(verb) && entry && known.has(versionId(entry, outcome.taken));
      return isCounted ? [] : [{ name: suggestedBy, outcome: "taken" }];
    },
  );
  const taken = published.filter(({ at }) => isWithin(at));
  return [...taken.map(({ name }) => ({ name, outcome: "taken" as const })), ...decided];
}

function versionId(key: EntryKey, version: string): string {
  return `${key}@${version}`;
}
