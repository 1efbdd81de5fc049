import type { CheckContext, Rule } from "#checks/rule.ts";
import type { Problem, Severity } from "#core/problem.ts";
import type { Workspace } from "#core/workspace.ts";

/** How much a workspace lets a rule weigh; undefined where each finding keeps the weight it was given. */
export function weightIn({ rules }: Workspace, rule: Rule): Severity | "off" | undefined {
  const wanted = rules[rule.name];
  if (wanted === undefined) return rule.onRequest ? "off" : undefined;
  return isWeakened(rule, wanted) ? undefined : wanted;
}

/** Whether a wanted weight takes from a rule that nobody may take from. */
export function isWeakened(rule: Rule, wanted: Severity | "off"): boolean {
  return rule.firm === true && wanted !== "error";
}

/** What a rule finds, with the weight it has in the workspace; nothing where it is off, or where only errors are wanted. */
export function weighedProblems(context: CheckContext, rule: Rule): readonly Problem[] {
  const weight = weightIn(context.library.workspace, rule);
  if (weight === "off" || (context.errorsAlone && rule.onlyWarns && weight !== "error")) return [];
  return rule.check(context).map((problem) => weighed(problem, weight));
}

function weighed(problem: Problem, weight: Severity | undefined): Problem {
  return weight === undefined || weight === problem.severity ? problem : { ...problem, severity: weight };
}
