import { join, relative } from "node:path";
import { makeSite } from "#build/site.ts";
import { problemsOf } from "#checks/rules.ts";
import type { Problem } from "#core/problem.ts";
import { problemLine } from "#exports/problems.ts";
import { keepParsed, type Reading, readContent } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";
import { checkingOf } from "./checking.ts";
import { CACHE, type Environment, PROJECT, UsageError } from "./environment.ts";

/**
 * Checks the content and builds the site into KB_OUT. Returns the exit status; unless it is 0, what was in
 * KB_OUT is untouched. Builds of one checkout wait for each other.
 */
export async function buildSite(
  environment: Environment,
  say: (line: string) => void,
  reading: Reading = readContent(environment.content, { cache: CACHE }),
): Promise<number> {
  const { teams } = reading.library.workspace;
  const unknown = environment.teams.find((team) => !teams.has(team));
  if (unknown)
    throw new UsageError(`KB_TEAMS names "${unknown}". The teams: ${[...teams.keys()].join(", ")}.`);
  const problems = problemsOf({ ...checkingOf(reading, environment.now), errorsAlone: true });
  // What is only proposed keeps no site from being built: a text may have to be pulled tonight.
  const isPublic = ({ file }: Problem) => !file.startsWith("proposals/");
  const errors = problems.filter((problem) => problem.severity === "error" && isPublic(problem));
  if (errors.length > 0) {
    for (const problem of errors)
      say(problemLine(problem, (file) => relative(environment.cwd, join(environment.content, file))));
    say("Nothing was built; the site that was there still stands.");
    return 1;
  }
  setEnvironment(environment);
  try {
    const address = process.env.KB_SITE ?? "";
    const { pages, drawn, purge } = await makeSite(
      { ...environment, project: PROJECT, address },
      reading,
      say,
    );
    keepParsed(reading);
    say(`${pages} pages, ${drawn} of them drawn.`);
    for (const changed of purge ?? []) console.log(changed);
    return 0;
  } catch (error) {
    say(`The site could not be built: ${error instanceof Error ? error.message : String(error)}`);
    say("The site that was there still stands.");
    return 1;
  }
}

/** What the pages read of the environment; every path absolute, since Astro works in the project's folder. */
export function setEnvironment(environment: Environment): void {
  process.env.KB_CONTENT = environment.content;
  // All threads decide by the same instant.
  process.env.KB_NOW = environment.now;
  process.env.KB_BASE = environment.base;
  process.env.KB_TEAMS = environment.teams.join(",");
  process.env.KB_DEMO = environment.demo ?? "";
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  process.chdir(PROJECT);
}

/** Runs a script's main function: what is expected to go wrong ends in one sentence and status 2. */
export async function runScript(main: () => Promise<number | undefined>): Promise<void> {
  try {
    const status = await main();
    if (status !== undefined) process.exitCode = status;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof StoreError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
