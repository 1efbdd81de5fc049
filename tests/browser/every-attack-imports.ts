import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Instant } from "#core/instant.ts";
import { CACHE } from "../../scripts/environment.ts";
import { runKb } from "../../scripts/kb.ts";
import type { HostileImport } from "../hostile-imports.ts";

/** Imports what another tool would hand over of some payloads, publishes it as a policy owner would, and gives the ids of the answers that the rules let through. */
export async function broughtIn(
  root: string,
  { format, files }: HostileImport,
  lines: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const folder = `${root} ${format}`;
  const path = written(folder, files(lines));
  const said: string[] = [];
  const sinks = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  const context = { root, cache: CACHE, now, cwd: root, ...sinks };
  await runKb(["import", format, path, "--owner", "store-policy"], context);
  await runKb(["publish", "--all"], context);
  rmSync(folder, { recursive: true });
  const published = said.flatMap((line) => /^published answers\/(\S+) /.exec(line)?.[1] ?? []);
  const refused = said.filter((line) => line.startsWith("refused "));
  console.error(`  ${format}: ${published.length} published, ${refused.length} refused by the rules`);
  for (const line of refused.slice(0, 3)) console.error(`    ${line}`);
  return published;
}

/** Writes files below a folder; the path to import is that of the only one, else the folder's. */
function written(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const [only = "", ...others] = Object.keys(files);
  return others.length === 0 ? join(folder, only) : folder;
}
