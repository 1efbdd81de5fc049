import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "./environment.ts";

/** What CI runs before the tests, in this order: each step with its command. */
const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ["format and lint", ["biome", "check", "--error-on-warnings"]],
  ["types of the core", ["tsc", "-p", "src/core/tsconfig.json"]],
  ["types", ["astro", "check", "--minimumFailingSeverity", "warning"]],
  ["content", ["node", "scripts/kb.ts", "check"]],
  ["budgets of pages", ["node", "scripts/budgets.ts"]],
];

process.chdir(PROJECT);
const bin = join(PROJECT, "node_modules", ".bin");
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ASTRO_TELEMETRY_DISABLED: "1" };
for (const [name, [command = "", ...args]] of STEPS) {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: "utf8" });
  if (status === 0) console.log(`${name}: fine`);
  else {
    console.error(`${name}: failed\n${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
}
