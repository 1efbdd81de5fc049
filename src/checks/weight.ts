import type { CheckContext, Rule } from "#checks/rule.ts";
import type { Problem, Severity } from "#core/problem.ts";
import type { Workspace } from "#core/workspace.ts";

/** How much a workspace lets a rule weigh; undefined where each finding keeps the weight it was given. */
function weightIn({ rules }: Workspace, rule: Rule): Severity | "off" | undefined {
  const wanted = rules[rule.name];
  if (wanted === undefined) return rule.onRequest ? "off" : undefined;
  return isWeakened(rule, wanted) ? undefined : wanted;
}

/** Whether a wanted weight takes from a rule that nobody may take from. */
export function isWeakened(rule: Rule, wanted: Severity | "off"): boolean {
  return rule.firm === true && wanted !== "error";
}

/** A rule that a workspace holds to, and how much it weighs there. */
export interface Held {
  readonly rule: Rule;
  readonly weight: Severity | undefined;
}

/** The rules that are not off, and where only errors are wanted those that may find one. */
export function heldAmong({ library, errorsAlone }: CheckContext, rules: readonly Rule[]): Held[] {
  return rules.flatMap((rule) => {
    const weight = weightIn(library.workspace, rule);
    const isSpared = weight === "off" || (errorsAlone && rule.onlyWarns && weight !== "error");
    return isSpared ? [] : [{ rule, weight }];
  });
}

/** What rules find, with the weight they have in the workspace. */
export function problemsOfHeld(context: CheckContext, held: readonly Held[]): Problem[] {
  const found: Problem[] = [];
  for (const { rule, weight } of held)
    for (const problem of rule.check(context)) found.push(weighed(problem, weight));
  return found;
}

function weighed(problem: Problem, weight: Severity | undefined): Problem {
  return weight === undefined || weight === problem.severity ? problem : { ...problem, severity: weight };
}
