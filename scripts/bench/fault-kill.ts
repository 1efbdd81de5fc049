import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Instant } from "#core/instant.ts";
import type { ReaderOrder, ReaderReport } from "./fault-reader.ts";

const KB = fileURLToPath(new URL("../kb.ts", import.meta.url));
const READER = fileURLToPath(new URL("./fault-reader.ts", import.meta.url));

/** Processes that are started again and again need not compile everything each time. */
const QUICK = { NODE_NO_WARNINGS: "1", NODE_COMPILE_CACHE: join(tmpdir(), "replybook-compiled") };

/** Starts `kb` on a content folder as a process of its own; what it prints is thrown away. */
export function kbStartedOn(root: string, args: readonly string[], now: Instant): ChildProcess {
  const env = { ...process.env, ...QUICK, KB_CONTENT: root, KB_NOW: now };
  return spawn(process.execPath, [KB, ...args], { env, stdio: "ignore" });
}

/** The milliseconds at which a publication that is left alone takes the lock, stages, commits, is in place and ends. */
export interface Times {
  readonly lock: number;
  readonly staging: number;
  readonly journal: number;
  readonly inPlace: number;
  readonly end: number;
}

/** Watches a publication from outside until it ends. */
export async function timesOf(root: string, child: ChildProcess): Promise<Times> {
  const start = performance.now();
  const times = { lock: 0, staging: 0, journal: 0, inPlace: 0 };
  while (child.exitCode === null) {
    const at = performance.now() - start;
    if (!times.lock && existsSync(join(root, ".lock"))) times.lock = at;
    if (!times.staging && stagingIn(root)) times.staging = at;
    if (!times.journal && existsSync(join(root, ".journal.json"))) times.journal = at;
    if (times.journal && !times.inPlace && !existsSync(join(root, ".journal.json"))) times.inPlace = at;
    await turn();
  }
  return { ...times, end: performance.now() - start };
}

/** The name of the folder in which a publication is staged, if there is one. */
export function stagingIn(root: string): string | undefined {
  return readdirSync(root).find((name) => name.startsWith(".staging"));
}

/** Whether the journal is being written that the next step will rename into the folder, or was renamed just now. */
function isAboutToCommit(root: string): boolean {
  const staging = stagingIn(root) ?? "nothing";
  return existsSync(join(root, ".journal.json")) || existsSync(join(root, staging, "journal.json"));
}

/** Anywhere, while it stages, while it puts files in place, anywhere behind the lock, as it commits. */
const PHASES = 5;

/** Kills a publication at a random moment of one of its phases, which take turns from kill to kill. */
export async function killIn(
  kill: number,
  child: ChildProcess,
  root: string,
  times: Times,
  random: () => number,
): Promise<void> {
  const phase = kill % PHASES;
  const ended = once(child, "exit");
  const until = async (condition: () => boolean, rest: () => Promise<unknown> = turn) => {
    while (child.exitCode === null && !condition()) await rest();
  };
  // Watched from a busy machine, a phase may have passed unseen.
  const within = (length: number) => pause(random() * Math.max(0, length));
  const isLocked = () => existsSync(join(root, ".lock"));
  // The start takes most of the time: no need to watch it closely.
  if (phase > 0) await until(isLocked, () => pause(2));
  if (phase === 0) await within(times.end);
  if (phase === 1) {
    await until(() => stagingIn(root) !== undefined);
    await within(times.journal - times.staging);
  }
  if (phase === 2) {
    await until(() => existsSync(join(root, ".journal.json")));
    await within(times.inPlace - times.journal);
  }
  if (phase === 3) await within(times.end - times.lock);
  if (phase === 4) {
    await until(() => isAboutToCommit(root));
    for (let turns = random() * 20; turns > 0; turns--) await turn();
  }
  child.kill("SIGKILL");
  await ended;
}

/** A process that reads a content folder all the while it is told to. */
export class Reader {
  readonly #child = fork(READER, { stdio: "inherit", env: { ...process.env, ...QUICK } });

  watch(root: string, legal: readonly string[]): void {
    this.#child.send({ root, legal } satisfies ReaderOrder);
  }

  /** Stops looking, and says what was seen since it began. */
  async rest(): Promise<ReaderReport> {
    const said = once(this.#child, "message");
    this.#child.send("rest" satisfies ReaderOrder);
    const [report] = (await said) as [ReaderReport];
    return report;
  }

  end(): void {
    this.#child.disconnect();
  }
}
