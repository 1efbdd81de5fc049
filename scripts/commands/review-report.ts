import { problemsOf } from "#checks/rules.ts";
import { type EntryKey, entryKeyFrom } from "#core/entry.ts";
import { changeOf } from "#core/pending.ts";
import type { Plan } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { planPublication } from "#core/publication.ts";
import { type ReviewedEntry, reviewedEntry } from "#core/reviewed.ts";
import { MARKDOWN, TEXT } from "#exports/ink.ts";
import { type Review, reviewReport } from "#exports/review-report.ts";
import { draftsOf } from "#store/draft.ts";
import { type Reading, readContent } from "#store/library.ts";
import { changedSince, forkPoint } from "../changed-files.ts";
import { checkingOf } from "../checking.ts";
import { argumentsOf, type Command, type Context, exactly, UsageError } from "../command.ts";

/** What a change does, for its reviewer. */
export const reviewReportCommand: Command = {
  name: "review-report",
  usage: "review-report --base REF [--format markdown|text]",
  summary: "Shows what changed since REF for its reviewer: problems and fixes, then each text from A to B.",
  run(args, context) {
    const { values, positionals } = argumentsOf(reviewReportCommand, args, {
      base: { type: "string" },
      format: { type: "string", default: "markdown" },
    });
    exactly(reviewReportCommand, positionals, 0);
    if (values.base === undefined)
      throw new UsageError(`Say with --base what to compare with. Usage: kb ${reviewReportCommand.usage}`);
    if (values.format !== "markdown" && values.format !== "text")
      throw new UsageError(`"${values.format}" is no format. Usage: kb ${reviewReportCommand.usage}`);
    const review = reviewSince(context, values.base);
    const report =
      values.format === "text" ? reviewReport(review, TEXT, Infinity) : reviewReport(review, MARKDOWN);
    context.print(report.trimEnd());
    return review.problems.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

function reviewSince(context: Context, base: string): Review {
  const changed = changedSince(context.root, forkPoint(context.root, base));
  const reading = readContent(context.root);
  const { library } = reading;
  const keys = keysAmong(changed);
  const problems = problemsOf(checkingOf(reading, context.now, true));
  return {
    problems: problemsAmong(problems, changed),
    entries: reviewedEntries(reading, keys, problems, context),
    remarks: remarksOn(reading, keys, changed),
    now: context.now,
    zone: library.workspace.timeZone,
    needsApproval: library.workspace.approval === "required",
    looksMajor: new Map(),
  };
}

/** The entries whose working texts or files are among some changed files. */
function keysAmong(changed: ReadonlySet<string>): EntryKey[] {
  const keys = [...changed].flatMap((path) => {
    const [kind, id, name = "", ...deeper] = path.split("/");
    const key = deeper.length === 0 && name !== "history.yaml" ? entryKeyFrom(`${kind}/${id}`) : undefined;
    return key ? [key] : [];
  });
  return [...new Set(keys)].sort();
}

/** A problem may speak of a whole folder: it counts when anything inside it changed. */
function problemsAmong(problems: readonly Problem[], changed: ReadonlySet<string>): Problem[] {
  return problems.filter(
    ({ file }) => changed.has(file) || [...changed].some((path) => path.startsWith(`${file}/`)),
  );
}

function reviewedEntries(
  reading: Reading,
  keys: readonly EntryKey[],
  problems: readonly Problem[],
  { now }: Context,
): ReviewedEntry[] {
  const { library } = reading;
  const drafts = draftsOf(reading);
  const entries = keys.flatMap((key) => library.entries.get(key) ?? []);
  const pending = entries.filter((entry) => {
    const change = changeOf(entry);
    return change !== undefined && change.withdraw === undefined;
  });
  const asked = pending.map(({ key }) => key);
  const plan: Plan = planPublication({ library, drafts, now, request: {} }, asked);
  return entries
    .filter((entry) => drafts.get(entry.key)?.any || changeOf(entry) !== undefined)
    .map((entry) => reviewedEntry({ library, drafts, plan, problems }, entry));
}

function remarksOn({ library }: Reading, keys: readonly EntryKey[], changed: ReadonlySet<string>): string[] {
  const gone = keys.filter((key) => !library.entries.has(key));
  const files = [...changed].sort();
  const settings = files.filter((path) => path === "workspace.yaml" || path.startsWith("settings/"));
  const recorded = files.filter((path) => path.endsWith("/history.yaml"));
  return [
    ...gone.map((key) => `${key} is deleted.`),
    ...settings.map(
      (path) => `${path} changes: what it says holds everywhere as soon as it is merged and built.`,
    ),
    ...recorded.map((path) => `${path} changes: records were added by hand and not by the robot.`),
  ];
}
