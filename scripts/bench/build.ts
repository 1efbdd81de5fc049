import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { OurBuilds, projectCopy } from "./build-ours.ts";
import { PEERS, peerBuild } from "./build-peers.ts";
import { buildTable, growthOf, type Measured } from "./build-table.ts";

// What building costs, beside what others take for the same texts: `npm run -s bench:build`, for some numbers of answers
// `npm run -s bench:build -- 100 1000`, without the others `-- --alone`, for the README `-- --markdown`.

const COUNTS = [100, 1_000, 10_000];
const ONE_ANSWER_RUNS = 3;
/** Seconds a peer may take, so that the whole bench ends within ten minutes. */
const LIMIT = 150;

const args = process.argv.slice(2);
const asked = args.map(Number).filter((count) => count > 0);
const counts = asked.length > 0 ? asked : COUNTS;

async function ourBuilds(builds: OurBuilds): Promise<Measured[]> {
  const before = [await builds.cold(), await builds.warm(), await builds.unchanged()];
  const single: Measured[] = [];
  for (let run = 0; run < ONE_ANSWER_RUNS; run++) single.push(await builds.oneAnswer(run));
  single.sort((a, b) => a.cost.wall - b.cost.wall);
  const middle = single[ONE_ANSWER_RUNS >> 1] as Measured;
  return [...before, middle, await builds.fragment(), await builds.advisory()];
}

async function peerBuilds(parent: string, content: string): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const peer of PEERS) {
    const measured = await peerBuild(peer, parent, content, LIMIT);
    if (measured) all.push(measured);
    else console.error(`${peer.name} is left out: it is not installed and could not be.`);
  }
  return all;
}

const parent = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  const project = projectCopy(parent);
  const all: Measured[] = [];
  for (const count of counts) {
    const start = performance.now();
    const builds = new OurBuilds(project, parent, count);
    console.error(
      `${count} answers × 3 versions × 2 languages written in ${Math.round((performance.now() - start) / 1000)} s`,
    );
    all.push(...(await ourBuilds(builds)));
    if (!args.includes("--alone")) all.push(...(await peerBuilds(parent, builds.content)));
  }
  const [cpu] = cpus();
  console.log(`${availableParallelism()} × ${cpu?.model.trim()}, Node ${process.versions.node}`);
  for (const line of buildTable(all, args.includes("--markdown"))) console.log(line);
  for (const line of growthOf(all)) console.log(line);
} finally {
  if (process.env.KEEP_BENCH) console.log(parent);
  else rmSync(parent, { recursive: true, force: true });
}
