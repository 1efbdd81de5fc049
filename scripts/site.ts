import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { Crew } from "#build/crew.ts";
import { makeSite } from "#build/site.ts";
import { problemLine } from "#exports/problems.ts";
import { fileError, noContentFolder, StoreError } from "#store/lock.ts";
import { CACHE, type Environment, PROJECT, UsageError } from "./environment.ts";
import type { CheckedSite, checkedSite } from "./site-check.ts";

/**
 * Checks the content and builds the site into KB_OUT. Returns the exit status; unless it is 0, what was in
 * KB_OUT is untouched. Builds into one folder wait for each other.
 */
export async function buildSite(environment: Environment, say: (line: string) => void): Promise<number> {
  const { content, now, out } = environment;
  // Nobody waits for another build to be told this.
  if (!existsSync(content)) throw noContentFolder(content);
  setEnvironment(environment);
  const crew = new Crew({ content, cache: CACHE });
  const checked = crew.ask<typeof checkedSite>(CHECK, { now, cache: CACHE });
  const approved = checked.then((found) => approvalOf(found, environment));
  // While pages are drawn, nobody listens yet.
  approved.catch(() => {});
  try {
    const address = process.env.KB_SITE ?? "";
    const made = await makeSite({ ...environment, project: PROJECT, address }, { crew, approved, say });
    say(`${made.pages} pages, ${made.drawn} of them drawn.`);
    for (const changed of made.purge ?? []) console.log(changed);
    return 0;
  } catch (error) {
    // Pages of faulty content may fail in any way: what the rules found says why.
    const errors = errorsIn(await checked.catch(() => undefined), environment);
    for (const line of errors) say(line);
    if (error instanceof UsageError || error instanceof StoreError) throw error;
    if (errors.length > 0) say("Nothing was built; the site that was there still stands.");
    else {
      say(sentenceOf(error));
      if (existsSync(out)) say(`The site that was in ${out} still stands.`);
    }
    return 1;
  } finally {
    await crew.end();
  }
}

function sentenceOf(error: unknown): string {
  // Those of Node itself have an underscore.
  if (/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? "")) return fileError(error, "site").message;
  return `The site could not be built: ${error instanceof Error ? error.message : String(error)}`;
}

const CHECK = { module: new URL("site-check.ts", import.meta.url), name: "checkedSite" };

/** Whether the site may stand: throws why it may not. */
function approvalOf(found: CheckedSite, { teams: asked }: Environment): { collect: string | undefined } {
  const { errors, teams, collect } = found;
  const unknown = asked.find((team) => !teams.includes(team));
  if (unknown) throw new UsageError(`KB_TEAMS names "${unknown}". The teams: ${teams.join(", ")}.`);
  if (errors.length > 0) throw new Error("The content has errors.");
  return { collect };
}

function errorsIn(found: CheckedSite | undefined, { cwd, content }: Environment): string[] {
  if (!found) return [];
  return found.errors.map((problem) => problemLine(problem, (file) => relative(cwd, join(content, file))));
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
