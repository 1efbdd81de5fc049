import { instantTwice } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import { headOf, type Proposal, type ProposalHead, proposalsByState } from "#core/proposal.ts";
import type { Workspace } from "#core/workspace.ts";
import { readContent } from "#store/library.ts";
import { argumentsOf, type Command, exactly } from "../command.ts";
import { proposalProblems } from "../proposal-checking.ts";

/** What was proposed and what became of it. */
export const proposals: Command = {
  name: "proposals",
  usage: "proposals [--all] [--json]",
  summary:
    "Lists open proposals with what keeps them from being taken; --all also those that were decided on.",
  run(args, context) {
    const { values, positionals } = argumentsOf(proposals, args, {
      all: { type: "boolean" },
      json: { type: "boolean" },
    });
    exactly(proposals, positionals, 0);
    const reading = readContent(context.root, context);
    const { workspace } = reading.library;
    const byState = proposalsByState(reading.library.proposals.values());
    const problems = proposalProblems(reading, context.now);
    const rowOf = (proposal: Proposal): Row => rowFrom(proposal, problems, workspace);
    const lists = {
      open: byState.open.map(rowOf),
      ...(values.all && { taken: byState.taken.map(rowOf), declined: byState.declined.map(rowOf) }),
    };
    if (values.json) context.print(JSON.stringify(lists, undefined, 2));
    else for (const line of linesOf(lists, workspace)) context.print(line);
    return 0;
  },
};

/** A proposal as it is listed. */
interface Row extends ProposalHead {
  readonly problems: readonly Pick<Problem, "rule" | "message" | "fix">[];
}

function rowFrom(proposal: Proposal, problems: readonly Problem[], { sourceLocale }: Workspace): Row {
  const own = problems.filter(({ file }) => file === proposal.file);
  return {
    ...headOf(proposal, sourceLocale),
    problems: own.map(({ rule, message, fix }) => ({ rule, message, fix })),
  };
}

function linesOf(lists: Readonly<Record<string, readonly Row[]>>, workspace: Workspace): string[] {
  return Object.entries(lists).flatMap(([state, rows]) => [
    `${state.charAt(0).toUpperCase()}${state.slice(1)}: ${rows.length || "none"}`,
    ...rows.flatMap((row) => rowLines(row, workspace)),
  ]);
}

function rowLines(row: Row, { sourceLocale, timeZone }: Workspace): string[] {
  const { name, verb, entry, at, suggestedBy, outcome, problems } = row;
  const from = suggestedBy === undefined ? "" : `, from ${suggestedBy}`;
  const what = row.change?.what ?? row.idea ?? row.title ?? row.change?.withdraw?.why;
  const says = typeof what === "object" ? textIn(what, sourceLocale, sourceLocale) : what;
  const decided = outcome && decision(outcome, instantTwice(outcome.at, timeZone));
  return [
    `  ${name}: ${verb}${entry ? ` ${entry}` : ""}${from}, ${instantTwice(at, timeZone)}`,
    ...(says === undefined ? [] : [`    ${says.replace(/\s+/g, " ")}`]),
    ...(decided === undefined ? [] : [`    ${decided}`]),
    ...problems.map(({ message, fix }) => `    cannot be taken: ${message} → ${fix}`),
  ];
}

function decision(outcome: NonNullable<Row["outcome"]>, when: string): string {
  if ("declined" in outcome) return `declined ${when}, by ${outcome.by}: ${outcome.declined}`;
  const how = outcome.taken === "noted" ? "noted" : `taken as ${outcome.taken},`;
  return `${how} ${when}, by ${outcome.by}`;
}
