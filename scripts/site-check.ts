import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { Reading } from "#store/library.ts";
import { errorsForBuild } from "./checking.ts";

/** What a site has to know of the content it is made from: its errors, and what of the workspace decides whether it may stand. */
export interface CheckedSite {
  readonly errors: readonly Problem[];
  readonly teams: readonly string[];
  readonly collect: string | undefined;
}

/** What a site is checked with: the instant of the build, and the folder in which findings are kept. */
export interface SiteChecking {
  readonly now: Instant;
  readonly cache: string;
}

/** Holds content that a site is made from to the rules: a work for a crew. */
export function checkedSite(reading: Reading, { now, cache }: SiteChecking): CheckedSite {
  const { teams, collect } = reading.library.workspace;
  return { errors: errorsForBuild(reading, now, cache), teams: [...teams.keys()], collect };
}
