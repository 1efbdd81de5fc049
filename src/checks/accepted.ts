import type { CheckContext } from "#checks/rule.ts";
import { dayIn } from "#core/day.ts";
import type { Allowance, Entry, EntryKey } from "#core/entry.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

/** One finding that the owner of an entry accepts, why, and until the end of which day (`YYYY-MM-DD`, in the workspace's zone). */
export interface AcceptedFinding {
  readonly entry: EntryKey;
  readonly rule: string;
  readonly reason: string;
  readonly until: string;
  readonly problem: Problem;
}

/** An allowance with the entry whose source text carries it. */
export interface Carried {
  readonly entry: Entry;
  readonly allowance: Allowance;
}

/** Problems that still stand, findings that are accepted, and the allowances that accept nothing. */
export interface Sorted {
  readonly open: readonly Problem[];
  readonly accepted: readonly AcceptedFinding[];
  readonly idle: readonly Carried[];
}

/** Every allowance of a library. */
export function allowancesIn(library: Library): Carried[] {
  return [...library.entries.values()].flatMap((entry) =>
    (sourceTextOf(library, entry)?.front.allow ?? []).map((allowance) => ({ entry, allowance })),
  );
}

/** Whether the last day of an allowance is over in the workspace's zone. */
export function isOver({ library, now }: CheckContext, { until }: Allowance): boolean {
  return dayIn(now, library.workspace.timeZone) > until;
}

/** Parts the problems by what the entries' owners accept; `mayAccept` says of which rules findings can be. */
export function sorted(
  context: CheckContext,
  problems: readonly Problem[],
  mayAccept: (rule: string) => boolean,
): Sorted {
  const standing = allowancesIn(context.library).filter(
    ({ allowance }) => mayAccept(allowance.rule) && !isOver(context, allowance),
  );
  const byFinding = Map.groupBy(standing, ({ entry, allowance }) => `${entry.key} ${allowance.rule}`);
  const used = new Set<Carried>();
  const open: Problem[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const problem of problems) {
    const carried =
      standing.length === 0 ? undefined : byFinding.get(`${keyOf(problem)} ${problem.rule}`)?.[0];
    if (!carried) {
      open.push(problem);
      continue;
    }
    used.add(carried);
    accepted.push({ entry: carried.entry.key, ...carried.allowance, problem });
  }
  return { open, accepted, idle: standing.filter((carried) => !used.has(carried)) };
}

/** The entry a problem speaks of, by its file. */
function keyOf({ file }: Problem): string {
  return file.split("/").slice(0, 2).join("/");
}
