import { workspaceWith } from "#checks/example.ts";
import { inFile, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isWeakened } from "#checks/weight.ts";
import type { Severity } from "#core/problem.ts";

const FILE = "workspace.yaml";
const NAMING = { what: "a rule", add: "delete the line; `kb explain` lists all rules" };

/** A workspace gives weights to rules that exist, and weakens none that keeps the library whole. */
export function oddWeightAmong(rules: () => readonly Rule[]): Rule {
  const oddWeight: Rule = {
    name: "odd-weight",
    severity: "error",
    firm: true,
    why: "A slip in the name of a rule would leave it as strict or as mild as before, and nobody would notice. Rules that keep the library whole and readable hold for everybody: without them nothing proves what agents saw.",
    bad: { files: { [FILE]: workspaceWith("rules: {literal-mark: off, broken-digest: warning}") } },
    good: { files: { [FILE]: workspaceWith("rules: {literal-marks: off, translation-behind: error}") } },
    check: (context) => {
      const known = new Map(rules().map((rule) => [rule.name, rule]));
      return Object.entries(context.library.workspace.rules).flatMap(([name, wanted]) => {
        const words = faultOf(known, name, wanted);
        return words ? [problemAt(oddWeight, inFile(context, FILE, name), words)] : [];
      });
    },
  };
  return oddWeight;
}

function faultOf(
  known: ReadonlyMap<string, Rule>,
  name: string,
  wanted: Severity | "off",
): Words | undefined {
  const rule = known.get(name);
  if (!rule) return unknownName(name, known.keys(), NAMING);
  if (!isWeakened(rule, wanted)) return undefined;
  return [
    `"${name}" is set to "${wanted}", and it is one of the rules that hold for everybody.`,
    "Delete the line: it changes nothing.",
  ];
}
