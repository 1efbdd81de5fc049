import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { caseOf, reset } from "./fault-case.ts";
import { kbStartedOn, Reader, timesOf } from "./fault-kill.ts";
import { type Mode, modesOf, THEN } from "./fault-modes.ts";
import { type Came, type FaultKind, operationsOf, round, type Turn } from "./fault-round.ts";

// Whether anything is lost when publishing goes wrong: `npm run bench:faults -- [--faults N] [--seed N] [--mode NAME]`.

const { values } = parseArgs({
  options: {
    faults: { type: "string", default: "520" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    mode: { type: "string" },
    /** Set by this script itself: one mode, told as JSON. */
    child: { type: "boolean", default: false },
  },
});
const faults = Number(values.faults);

/** How many of a mode's faults are of which kind. */
const SHARES: readonly (readonly [FaultKind, number])[] = [
  ["killed", 0.22],
  ["stopped", 0.2],
  ["write error", 0.28],
  ["power cut", 0.2],
  ["full disk", 0.1],
];

/** What came of all faults of one mode. */
interface Tally {
  readonly mode: string;
  faults: number;
  before: number;
  after: number;
  inCommit: number;
  completed: number;
  readonly kinds: Record<string, number>;
  readonly broken: string[];
  seconds: number;
}

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

async function examined(mode: Mode): Promise<Tally> {
  const tally: Tally = {
    mode: mode.name,
    faults: 0,
    before: 0,
    after: 0,
    inCommit: 0,
    completed: 0,
    kinds: {},
    broken: [],
    seconds: 0,
  };
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
    for (const turn of turnsOf(faults)) add(tally, turn, await outcomeOf(() => round(made, turn, around)));
  } finally {
    reader.end();
    if (mounted) spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
  tally.seconds = (performance.now() - start) / 1000;
  return tally;
}

async function outcomeOf(work: () => Promise<Came>): Promise<Came | Error> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function add(tally: Tally, { kind, number, of }: Turn, came: Came | Error): void {
  tally.faults++;
  tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
  if (came instanceof Error) tally.broken.push(`${tally.mode}, ${kind} ${number} of ${of}: ${came.stack}`);
  else {
    tally[came.state]++;
    tally.completed++;
    if (came.inCommit) tally.inCommit++;
  }
}

async function inItsOwnProcess(mode: Mode): Promise<Tally> {
  const args = ["--child", "--mode", mode.name, "--faults", String(faults), "--seed", values.seed];
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

function line(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, place) => (place === 0 ? String(cell).padEnd(10) : String(cell).padStart(10)))
    .join("");
}

function report(tallies: readonly Tally[]): void {
  console.log(line(["mode", "faults", "before", "after", "in commit", "completed", "seconds"]));
  for (const { mode, faults: count, before, after, inCommit, completed, seconds } of tallies)
    console.log(line([mode, count, before, after, inCommit, completed, seconds.toFixed(0)]));
  const kinds = Object.entries(tallies[0]?.kinds ?? {}).map(([kind, count]) => `${count} ${kind}`);
  console.log(`Each mode: ${kinds.join(", ")}; seed ${values.seed}.`);
  for (const broken of tallies.flatMap((tally) => tally.broken)) console.error(broken);
}

const modes = modesOf(500);
const asked = modes.filter(({ name }) => values.mode === undefined || name === values.mode);
if (values.child) {
  const [mode] = asked;
  if (mode) console.log(JSON.stringify(await examined(mode)));
} else {
  // Two at a time.
  const waiting = [...asked];
  const tallies: Tally[] = [];
  const work = async () => {
    for (let mode = waiting.shift(); mode; mode = waiting.shift()) tallies.push(await inItsOwnProcess(mode));
  };
  await Promise.all([work(), work()]);
  report(modes.flatMap(({ name }) => tallies.filter(({ mode }) => mode === name)));
  process.exitCode = tallies.some(({ broken }) => broken.length > 0) ? 1 : 0;
}
