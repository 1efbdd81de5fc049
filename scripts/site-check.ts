import { problemsOf } from "#checks/rules.ts";
import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { Reading } from "#store/library.ts";
import { checkingOf } from "./checking.ts";

/** What a site has to know of the content it is made from: its errors, and what of the workspace decides whether it may stand. */
export interface CheckedSite {
  readonly errors: readonly Problem[];
  readonly teams: readonly string[];
  readonly collect: string | undefined;
}

/** Holds content that a site is made from to the rules: a work for a crew. */
export function checkedSite(reading: Reading, { now }: { readonly now: Instant }): CheckedSite {
  const problems = problemsOf({ ...checkingOf(reading, now), errorsAlone: true });
  // What is only proposed keeps no site from being built: a text may have to be pulled tonight.
  const errors = problems.filter(
    ({ severity, file }) => severity === "error" && !file.startsWith("proposals/"),
  );
  const { teams, collect } = reading.library.workspace;
  return { errors, teams: [...teams.keys()], collect };
}
