import { placeAt } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";

/** The problem of a merge conflict that was left in a file, at its first mark; undefined when there is none. */
export function conflictProblem(
  file: string,
  text: string,
  { rule, what, fix }: { readonly rule: string; readonly what: string; readonly fix: string },
): Problem | undefined {
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (!conflict) return undefined;
  const message = `A merge conflict was left in ${what}.`;
  return { file, ...placeAt(text, conflict.index), rule, severity: "error", message, fix };
}
