import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { siteChanges } from "#build/site-changes.ts";
import { environmentFrom, UsageError } from "../environment.ts";
import { runScript } from "../site.ts";

// Writes what the site of KB_OUT has that the one uploaded before had not, as lists for a program that uploads.

const USAGE = "Usage: node scripts/node.mjs deploy/changes UPLOADED LISTS";

await runScript(async () => {
  const { cwd, out, base } = environmentFrom(process.env, Date.now());
  const [uploaded, lists, ...more] = process.argv.slice(2).map((folder) => resolve(cwd, folder));
  if (!uploaded || !lists || more.length > 0)
    throw new UsageError(`Say which folder was uploaded last, and which gets the lists. ${USAGE}`);
  if (!existsSync(out)) throw new UsageError(`There is no site in ${out}: build it first.`);
  mkdirSync(uploaded, { recursive: true });
  mkdirSync(lists, { recursive: true });
  for (const [name, paths] of Object.entries(siteChanges(uploaded, out, base))) {
    writeFileSync(join(lists, `${name}.txt`), paths.map((path: string) => `${path}\n`).join(""));
    console.log(`${name}: ${paths.length}`);
  }
  return undefined;
});
