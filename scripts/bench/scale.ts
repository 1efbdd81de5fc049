import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT } from "../environment.ts";
import { OurBuilds, projectCopy } from "./build-ours.ts";
import { slopeOf } from "./build-table.ts";
import { pageWeights } from "./page-weights.ts";
import type { ProcessCost } from "./process-cost.ts";
import { tableLines } from "./table.ts";

// What grows with the number of answers: checking, building, the pages, then finding (`bench:search`, on a base of its
// own). `npm run -s bench:scale`, for some numbers `-- 100 1000`, without finding `-- --alone`, for the README
// `-- --markdown`. Once each: medians of single steps are told by `bench:check` and `bench:build`.

const COUNTS = [100, 1_000, 10_000];
const args = process.argv.slice(2);
const asked = args.map(Number).filter((count) => count > 0);
const counts = asked.length > 0 ? asked : COUNTS;

/** Figures of one number of answers, by what they are of. */
type Figures = Map<string, number>;

async function figuresOf(project: string, parent: string, count: number): Promise<Figures> {
  const builds = new OurBuilds(project, parent, count);
  const figures: Figures = new Map();
  const add = (name: string, { wall, cpu, memory }: ProcessCost) => {
    figures.set(`${name}, wall s`, wall);
    figures.set(`${name}, CPU s`, cpu);
    figures.set(`${name}, peak MB`, memory);
  };
  add("kb check, nothing kept", await builds.check());
  add("kb check, once more", await builds.check());
  const cold = await builds.cold();
  add("cold build", cold.cost);
  figures.set("site, files", cold.written.files);
  figures.set("site, MB", cold.written.bytes / 1e6);
  add("build after one answer", (await builds.oneAnswer(1)).cost);
  for (const [name, weight] of pageWeights(builds.site, builds.anAnswer))
    figures.set(`${name}, kB Brotli`, weight);
  return figures;
}

const parent = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  const project = projectCopy(parent);
  const all = new Map<number, Figures>();
  for (const count of counts) all.set(count, await figuresOf(project, parent, count));
  const names = [...new Set([...all.values()].flatMap((figures) => [...figures.keys()]))];
  const rows = names.map((name) => {
    const values = new Map(
      [...all].flatMap(([count, figures]) => {
        const value = figures.get(name);
        return value === undefined ? [] : [[count, value] as const];
      }),
    );
    const shown = counts.map(
      (count) => values.get(count)?.toLocaleString("en", { maximumSignificantDigits: 3 }) ?? "",
    );
    return [name, ...shown, values.size > 1 ? `answers^${slopeOf(values).toFixed(2)}` : ""];
  });
  const heads = ["answers", ...counts.map((count) => count.toLocaleString("en")), "grows with"];
  for (const line of tableLines(heads, rows, args.includes("--markdown"))) console.log(line);
} finally {
  rmSync(parent, { recursive: true, force: true });
}
if (!args.includes("--alone"))
  spawnSync(process.execPath, ["scripts/node.mjs", "../tests/browser/search-cost", ...counts.map(String)], {
    cwd: PROJECT,
    stdio: "inherit",
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
