import { allowancesIn, type Carried, isOver } from "#checks/accepted.ts";
import { told } from "#checks/example.ts";
import { inFront, problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Problem, Severity } from "#core/problem.ts";

const NAMING = { what: "a rule", add: "delete it; `kb explain` lists all rules" };
const NAME = "odd-allowance";
const starred = (until: string) =>
  told({
    front: `allow:\n  - {rule: literal-marks, reason: The campaign is written so., until: ${until}}`,
    body: "<Reply>\nHi {{customer_name}}, it is ** LIVE ** today.\n</Reply>",
  });

/** What is accepted on an entry is named, still runs, and is still there. */
export function oddAllowanceAmong(rules: () => readonly Rule[]): Rule {
  return {
    name: NAME,
    severity: "warning",
    firm: true,
    why: "An accepted finding is a promise to look again by a day. One that is over, that accepts nothing any more or that names no rule would hide the next fault without anybody having agreed to it.",
    bad: { files: { "answers/late-delivery/en.mdx": starred("2020-01-31") } },
    good: { files: { "answers/late-delivery/en.mdx": starred("2099-01-31") } },
    check: (context) => {
      const known = new Map(rules().map((rule) => [rule.name, rule]));
      return allowancesIn(context.library).flatMap((carried) => faultsOf(context, known, carried));
    },
  };
}

/** The allowances that accepted nothing, as problems. */
export function idleProblems(library: Library, idle: readonly Carried[]): Problem[] {
  return idle.flatMap((carried) => {
    const { rule } = carried.allowance;
    const message = `Nothing here breaks "${rule}" any more, and findings of it are accepted.`;
    return problemFor(library, carried, [message, "Delete the lines of it under `allow:`."], "warning");
  });
}

function faultsOf(context: CheckContext, known: ReadonlyMap<string, Rule>, carried: Carried): Problem[] {
  const { library } = context;
  const { allowance } = carried;
  const rule = known.get(allowance.rule);
  if (!rule) return problemFor(library, carried, unknownName(allowance.rule, known.keys(), NAMING), "error");
  if (rule.firm) {
    const message = `Findings of "${rule.name}" cannot be accepted: it holds for everybody.`;
    return problemFor(library, carried, [message, "Delete it, and mend what the rule finds."], "error");
  }
  if (!isOver(context, allowance)) return [];
  const message = `Findings of "${rule.name}" were accepted until ${allowance.until}, and that day is over.`;
  const fix = "Mend what the rule finds, or agree on a later day and write it in `until:`.";
  return problemFor(library, carried, [message, fix], "warning");
}

function problemFor(
  library: Library,
  { entry, allowance }: Carried,
  words: Words,
  severity: Severity,
): Problem[] {
  const text = sourceTextOf(library, entry);
  return text ? [problemAt({ name: NAME, severity }, inFront(text, "allow", allowance.rule), words)] : [];
}
