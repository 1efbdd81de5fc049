import { parentPort, workerData } from "node:worker_threads";
import { problemsOf } from "#checks/rules.ts";
import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import { keepParsed, readContent } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";
import { checkingOf } from "./checking.ts";

/** What is to be checked before a site may stand. */
export interface SiteCheck {
  readonly content: string;
  readonly cache: string;
  readonly now: Instant;
}

/** What was found: why the content cannot be read at all, or its errors and what the build has to know of the workspace. */
export type CheckedSite =
  | { readonly refused: string }
  | {
      readonly errors: readonly Problem[];
      readonly teams: readonly string[];
      readonly collect: string | undefined;
    };

// Checks the content in a thread of its own, beside those that draw: started by `site.ts`.
parentPort?.postMessage(checked(workerData));

function checked({ content, cache, now }: SiteCheck): CheckedSite {
  try {
    const reading = readContent(content, { cache });
    const problems = problemsOf({ ...checkingOf(reading, now), errorsAlone: true });
    // What is only proposed keeps no site from being built: a text may have to be pulled tonight.
    const errors = problems.filter(
      ({ severity, file }) => severity === "error" && !file.startsWith("proposals/"),
    );
    keepParsed(reading);
    const { teams, collect } = reading.library.workspace;
    return { errors, teams: [...teams.keys()], collect };
  } catch (error) {
    if (error instanceof StoreError) return { refused: error.message };
    throw error;
  }
}
