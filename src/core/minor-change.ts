import { reasonsWords } from "#core/draft-kind.ts";
import type { EntryKey } from "#core/entry.ts";
import type { KindOfChange } from "#core/kind-of-change.ts";
import { refuse } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import type { Size } from "#core/version.ts";

/** What stands in the way of a version that is called minor, looks major and does not say why it is minor. */
export function minorFault(
  key: EntryKey,
  size: Size,
  verdict: KindOfChange | undefined,
  because: string | undefined,
): { problem: Problem } | undefined {
  if (size === "major" || verdict?.looks !== "major" || because !== undefined) return undefined;
  return refuse(key, "looks-major", ...looksMajorWords(verdict));
}

/** The sentence and the fix for a change that is called minor and looks major. */
export function looksMajorWords({ reasons }: KindOfChange): [message: string, fix: string] {
  return [
    `This change is called minor, which nobody is told of, but looks major: ${reasonsWords(reasons)}.`,
    "Leave out `kind: minor` (or --minor), or say why it is minor with `because:` in the change block (or --because TEXT).",
  ];
}

/** The reason that is recorded: only where a minor change needed one. */
export function becauseOf(
  size: Size,
  verdict: KindOfChange | undefined,
  because: string | undefined,
): { because?: string } {
  return size === "minor" && verdict?.looks === "major" && because !== undefined ? { because } : {};
}
