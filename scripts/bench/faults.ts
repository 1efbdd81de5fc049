import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { killedBuilds, siteCaseIn, usualBuild } from "./fault-build.ts";
import { caseOf, reset } from "./fault-case.ts";
import { kbStartedOn, Reader, timesOf } from "./fault-kill.ts";
import { type Mode, modesOf, THEN } from "./fault-modes.ts";
import { type FaultKind, operationsOf, round, type Turn } from "./fault-round.ts";
import { report, type Tally, tallyFor, tell } from "./fault-tally.ts";

// Whether anything is lost when publishing goes wrong or a build is killed:
// `npm run bench:faults -- [--faults N] [--builds N] [--seed N] [--mode NAME]`.

const { values } = parseArgs({
  options: {
    faults: { type: "string", default: "520" },
    builds: { type: "string", default: "20" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    mode: { type: "string" },
    /** Set by this script itself: one mode, told as JSON. */
    child: { type: "boolean", default: false },
  },
});
const faults = Number(values.faults);
const builds = Number(values.builds);
/** The mode in which builds are killed, beside the ways of publishing. */
const BUILD = "build";

/** How many of a mode's faults are of which kind. */
const SHARES: readonly (readonly [FaultKind, number])[] = [
  ["killed", 0.22],
  ["stopped", 0.2],
  ["write error", 0.28],
  ["power cut", 0.2],
  ["full disk", 0.1],
];

/** A random number generator that gives the same numbers for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function turnsOf(count: number): Turn[] {
  return SHARES.flatMap(([kind, share]) => {
    const of = Math.ceil(count * share);
    return Array.from({ length: of }, (_, number) => ({ kind, number, of }));
  });
}

/** Kills builds at random moments, every fourth as the new site takes the place of the old one. */
async function examinedBuilds(): Promise<Tally> {
  const tally = tallyFor(BUILD);
  const start = performance.now();
  const parent = mkdtempSync(join(tmpdir(), "replybook-faults-"));
  try {
    const made = await siteCaseIn(parent);
    const took = await usualBuild(made);
    const random = generator(Number(values.seed));
    for (let number = 0; number < builds; number++) {
      const moment = number % 4 === 3 ? "swap" : random() * took;
      const kind = moment === "swap" ? "killed as the site was swapped" : "killed at random";
      await tell(tally, { kind, number, of: builds }, async () => (await killedBuilds(made, [moment]))[0]);
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
  tally.seconds = (performance.now() - start) / 1000;
  return tally;
}

async function examined(mode: Mode): Promise<Tally> {
  const tally = tallyFor(mode.name);
  const start = performance.now();
  const disk = mkdtempSync(join(tmpdir(), "replybook-faults-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]).status === 0;
  const reader = new Reader();
  try {
    const made = await caseOf(join(disk, "content"), mode);
    const times = await timesOf(made.root, kbStartedOn(made.root, mode.args, THEN));
    reset(made);
    const random = generator(Number(values.seed));
    const around = { random, operations: operationsOf(made), times, reader, isSmallDisk: mounted };
    for (const turn of turnsOf(faults)) await tell(tally, turn, () => round(made, turn, around));
  } finally {
    reader.end();
    if (mounted) spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
  tally.seconds = (performance.now() - start) / 1000;
  return tally;
}

async function inItsOwnProcess(mode: string): Promise<Tally> {
  const counts = ["--faults", String(faults), "--builds", String(builds)];
  const args = ["--child", "--mode", mode, ...counts, "--seed", values.seed];
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, "close");
  return JSON.parse(said) as Tally;
}

const modes = modesOf(500);
const names = [...modes.map(({ name }) => name), BUILD];
const asked = names.filter((name) => values.mode === undefined || name === values.mode);
if (values.child) {
  const mode = modes.find(({ name }) => name === values.mode);
  console.log(JSON.stringify(await (mode ? examined(mode) : examinedBuilds())));
} else {
  // Two at a time.
  const waiting = [...asked];
  const tallies: Tally[] = [];
  const work = async () => {
    for (let mode = waiting.shift(); mode; mode = waiting.shift()) tallies.push(await inItsOwnProcess(mode));
  };
  await Promise.all([work(), work()]);
  report(
    names.flatMap((name) => tallies.filter(({ mode }) => mode === name)),
    values.seed,
  );
  process.exitCode = tallies.some(({ broken }) => broken.length > 0) ? 1 : 0;
}
