import { problemsOf } from "#checks/rules.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import { withdrawnFrom } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { changeOf } from "#core/pending.ts";
import type { Plan, PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { planPublication } from "#core/publication.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { draftsOf } from "#store/draft.ts";
import type { Reading } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { checkingOf } from "./checking.ts";
import type { Outcome, Pulled, Refused } from "./outcome.ts";

/** How a publication is run. */
export interface Run {
  readonly request: PublishRequest;
  readonly now: Instant;
  readonly dryRun: boolean;
  /** Whether nothing is published when one entry is refused: the promise for entries that were named. */
  readonly isWhole: boolean;
}

/** The entries with a `change:` block. */
export function pendingKeys({ library }: Reading): EntryKey[] {
  return [...library.entries.values()]
    .filter((entry) => changeOf(entry) !== undefined)
    .map((entry) => entry.key);
}

/** Publishes the working texts of some entries, and carries out the withdrawals among their pending changes. */
export function publishEntries(reading: Reading, keys: readonly EntryKey[], run: Run): Outcome {
  const { request, now } = run;
  const { sound, refused } = sorted(reading, keys, now);
  const { library } = reading;
  const pulling = sound.flatMap((key) => {
    const entry = library.entries.get(key);
    return entry && changeOf(entry)?.withdraw ? [entry] : [];
  });
  const rest = sound.filter((key) => !pulling.some((entry) => entry.key === key));
  const plan: Plan = planPublication({ library, drafts: draftsOf(reading), now, request }, rest);
  const publication = new Publication(reading);
  for (const version of plan.versions) publication.addVersion(version, now);
  const withdrawn: Pulled[] = [];
  for (const entry of pulling) {
    const outcome = withdrawBlock(publication, reading, entry, now);
    if ("problem" in outcome) refused.push({ id: entry.key, problem: outcome.problem });
    else withdrawn.push({ id: entry.key, from: outcome.from });
  }
  refused.push(...plan.refused.map(({ key, problem }) => ({ id: key, problem })));
  const told = { refused, skipped: plan.skipped, remarks: remarksOf(plan) };
  if (run.isWhole && refused.length > 0) return nothingOf(told, plan.versions.length + withdrawn.length);
  if (!run.dryRun) publication.commit();
  return { ...told, published: publication.published, withdrawn, notices: [] };
}

/** Named entries are published all or none. */
function nothingOf(told: Pick<Outcome, "refused" | "skipped" | "remarks">, count: number): Outcome {
  const notices = count > 0 ? ["nothing was published, since not all of it could be"] : [];
  return { ...told, published: [], withdrawn: [], notices };
}

/** The entries that nothing stands against, and those that are missing or have an error. */
function sorted(reading: Reading, keys: readonly EntryKey[], now: Instant) {
  const faults = faultsByEntry(problemsOf(checkingOf(reading, now)));
  const refused: Refused[] = [];
  const sound = keys.filter((key) => {
    const problem = reading.library.entries.has(key) ? faults.get(key) : missing(key);
    if (problem) refused.push({ id: key, problem: placed(problem) });
    return !problem;
  });
  return { sound, refused };
}

function placed(problem: Problem): Problem {
  const place = `${problem.file}${problem.line ? `:${problem.line}` : ""}`;
  return { ...problem, message: `${place}: ${problem.message}` };
}

function missing(key: EntryKey): Problem {
  return {
    file: key,
    rule: "dead-link",
    severity: "error",
    message: "there is no such entry.",
    fix: `Write content/${key}/en.mdx, or make it with \`kb new\`.`,
  };
}

/** The first error of each entry: one is enough to keep it back. */
function faultsByEntry(problems: readonly Problem[]): Map<string, Problem> {
  const faults = new Map<string, Problem>();
  for (const problem of problems) {
    const key = problem.file.split("/").slice(0, 2).join("/");
    if (problem.severity === "error" && !faults.has(key)) faults.set(key, problem);
  }
  return faults;
}

function remarksOf(plan: Plan): Map<string, readonly string[]> {
  return new Map(plan.versions.map(({ key, record, remarks }) => [`${key}@${record.version}`, remarks]));
}

function withdrawBlock(
  publication: Publication,
  reading: Reading,
  entry: Entry,
  now: Instant,
): { from: Instant } | { problem: Problem } {
  const change = changeOf(entry);
  const planned = planWithdrawal(
    reading.library,
    entry,
    {
      ...change?.withdraw,
      ...(change?.effective && { effective: change.effective }),
      ...(change?.by && { by: change.by }),
      pending: true,
    },
    now,
  );
  if ("problem" in planned) return planned;
  for (const record of planned.records) publication.addRecord(entry.key, record);
  publication.dropChange(entry);
  const last = planned.records.at(-1);
  return { from: last?.record === "withdraw" ? withdrawnFrom(last) : now };
}
