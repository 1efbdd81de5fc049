import type { Before } from "#checks/rule.ts";
import type { Findings } from "#checks/rules.ts";
import { githubLine, problemCount, problemLine, problemsJson } from "#exports/problems.ts";
import { keepParsed } from "#store/library.ts";
import { readContentTogether } from "#store/two-threads.ts";
import { changedSince } from "../changed-files.ts";
import { findingsWithKept } from "../checking.ts";
import { argumentsOf, type Command, type Context, exactly, shownPath, UsageError } from "../command.ts";
import { checkingWithProposals } from "../proposal-checking.ts";
import { publishedAt, publishedWhereItLeft } from "../published-at.ts";

/** Holds content to every rule. */
export const check: Command = {
  name: "check",
  usage:
    "check [--json] [--format text|github] [--changed-since REF] [--base REF] [--require-notes] [--strict]",
  summary: "Holds content to every rule and says where and how to mend what breaks one.",
  async run(args, context) {
    const { values, positionals } = argumentsOf(check, args, {
      json: { type: "boolean" },
      format: { type: "string", default: "text" },
      "changed-since": { type: "string" },
      base: { type: "string" },
      "require-notes": { type: "boolean" },
      strict: { type: "boolean" },
    });
    exactly(check, positionals, 0);
    if (values.format !== "text" && values.format !== "github")
      throw new UsageError(`"${values.format}" is no format. Usage: kb ${check.usage}`);
    const ref = values["changed-since"];
    const changed = ref === undefined ? undefined : changedSince(context.root, ref);
    const reading = await readContentTogether(context.root, { cache: context.cache });
    const checking = checkingWithProposals(reading, context.now, values["require-notes"] ?? false);
    const before = values.base === undefined && ref === undefined ? undefined : heldAt(context, values);
    // Who is strict wants to hear it from the rules, not from what was kept.
    const cache = values.strict ? undefined : context.cache;
    const all = findingsWithKept(before ? { ...checking, before } : checking, reading, cache);
    keepParsed(reading);
    const found = changed ? among(changed, all) : all;
    report(context, found, values.json ? "json" : values.format);
    return found.problems.some((problem) => values.strict || problem.severity === "error") ? 1 : 0;
  },
};

/** What `--base` held, else what the branch held where it left `--changed-since`. */
function heldAt(
  { root }: Context,
  { base, "changed-since": ref = "" }: { base?: string | undefined; "changed-since"?: string | undefined },
): Before {
  return base === undefined ? publishedWhereItLeft(root, ref) : publishedAt(root, base);
}

function among(changed: ReadonlySet<string>, { problems, accepted }: Findings): Findings {
  return {
    problems: problems.filter((problem) => isAmong(changed, problem.file)),
    accepted: accepted.filter(({ problem }) => isAmong(changed, problem.file)),
  };
}

/** A problem may speak of a whole folder: it counts when anything inside it changed. */
function isAmong(changed: ReadonlySet<string>, file: string): boolean {
  return changed.has(file) || [...changed].some((path) => path.startsWith(`${file}/`));
}

function report(
  context: Context,
  { problems, accepted }: Findings,
  format: "text" | "github" | "json",
): void {
  const shown = (file: string) => shownPath(context, file);
  if (format === "json") {
    context.print(problemsJson(problems, accepted));
    return;
  }
  const lineOf = format === "github" ? githubLine : problemLine;
  for (const problem of problems) context.print(lineOf(problem, shown));
  if (format === "text") context.print(problemCount(problems, accepted.length));
}
