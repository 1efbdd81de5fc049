import { problemsOf } from "#checks/rules.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import { withdrawnFrom } from "#core/history.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import { changeOf } from "#core/pending.ts";
import type { Plan, PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { planPublication } from "#core/publication.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { draftsOf } from "#store/draft.ts";
import { writing } from "#store/journal.ts";
import { type Reading, readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { checkingOf } from "../checking.ts";
import { argumentsOf, type Command, type Context, keyOf, UsageError } from "../command.ts";
import { type Outcome, outcomeLines, type Refused, requestFrom, VERSION_OPTIONS } from "../publishing.ts";

/** Freezes working texts as new versions. */
export const publish: Command = {
  name: "publish",
  usage:
    "publish KIND/ID… | --all | --pending  [--note TEXT --why TEXT --do TEXT] [--minor] [--effective INSTANT] [--by OWNER] [--emergency REASON] [--replace] [--dry-run] [--json]",
  summary:
    "Freezes working texts as versions. --all takes every draft, --pending every one with a `change:` block.",
  run(args, context) {
    const { values, positionals } = argumentsOf(publish, args, {
      ...VERSION_OPTIONS,
      all: { type: "boolean" },
      pending: { type: "boolean" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const many = values.all ?? values.pending ?? false;
    if (many === positionals.length > 0 || (values.all && values.pending))
      throw new UsageError(`Name entries, or one of --all and --pending. Usage: kb ${publish.usage}`);
    const work = () => {
      const reading = readContent(context.root);
      const keys = values.all
        ? [...reading.library.entries.keys()]
        : values.pending
          ? pendingKeys(reading)
          : [...new Set(positionals.map(keyOf))];
      return publishEntries(
        reading,
        keys,
        requestFrom(values, reading.library.workspace),
        context,
        values["dry-run"] ?? false,
      );
    };
    const outcome = values["dry-run"] ? work() : writing(context.root, work);
    report(
      context,
      outcome,
      values.json ?? false,
      values["dry-run"] ?? false,
      readContent(context.root).library.workspace.timeZone,
    );
    return outcome.refused.length > 0 ? 1 : 0;
  },
};

function pendingKeys({ library }: Reading): EntryKey[] {
  return [...library.entries.values()]
    .filter((entry) => changeOf(entry) !== undefined)
    .map((entry) => entry.key);
}

/** What came of it, with the remarks of each version by `KEY@VERSION`. */
interface Told extends Outcome {
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  /** Entries that a `withdraw` in their pending change pulls, with the instant from which. */
  readonly withdrawn: readonly { readonly id: EntryKey; readonly from: Instant }[];
}

function publishEntries(
  reading: Reading,
  keys: readonly EntryKey[],
  request: PublishRequest,
  context: Context,
  dryRun: boolean,
): Told {
  const { library } = reading;
  const { now } = context;
  const drafts = draftsOf(reading);
  const faults = faultsByEntry(problemsOf(checkingOf(reading, now)));
  const refused: Refused[] = [];
  const sound = keys.filter((key) => {
    const problem = library.entries.has(key) ? faults.get(key) : missing(key);
    if (problem)
      refused.push({
        id: key,
        problem: {
          ...problem,
          message: `${problem.file}${problem.line ? `:${problem.line}` : ""}: ${problem.message}`,
        },
      });
    return !problem;
  });
  const withdrawn = sound
    .map((key) => library.entries.get(key))
    .filter((entry): entry is Entry => entry !== undefined && changeOf(entry)?.withdraw !== undefined);
  const rest = sound.filter((key) => !withdrawn.some((entry) => entry.key === key));
  const plan: Plan = planPublication({ library, drafts, now, request }, rest);
  const publication = new Publication(reading);
  for (const version of plan.versions) publication.addVersion(version, now);
  const pulled: Told["withdrawn"][number][] = [];
  for (const entry of withdrawn) {
    const outcome = withdrawBlock(publication, reading, entry, now);
    if ("problem" in outcome) refused.push({ id: entry.key, problem: outcome.problem });
    else pulled.push({ id: entry.key, from: outcome.from });
  }
  if (!dryRun) publication.commit();
  const remarks = new Map(
    plan.versions.map((version) => [`${version.key}@${version.record.version}`, version.remarks]),
  );
  refused.push(...plan.refused.map(({ key, problem }) => ({ id: key, problem })));
  return { published: publication.published, refused, skipped: plan.skipped, remarks, withdrawn: pulled };
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

function report(context: Context, outcome: Told, json: boolean, dryRun: boolean, zone: string): void {
  const { published, refused, skipped, remarks, withdrawn } = outcome;
  if (json) {
    context.print(JSON.stringify({ published, refused, skipped }, undefined, 2));
    return;
  }
  for (const line of outcomeLines(outcome, remarks, zone, dryRun))
    (line.startsWith("refused") ? context.complain : context.print)(line);
  for (const { id, from } of withdrawn)
    context.print(`${dryRun ? "would withdraw" : "withdrew"} ${id}, from ${instantTwice(from, zone)}`);
  if (published.length + refused.length + skipped.length + withdrawn.length === 0)
    context.print("nothing to publish");
}
