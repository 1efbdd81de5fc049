import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DISK, type Disk } from "#store/disk.ts";
import { commit, writing } from "#store/journal.ts";
import { StoreError } from "#store/lock.ts";
import { type Case, libraryDigest, reset, strayFiles, treeDigest } from "./fault-case.ts";
import {
  doAgain,
  type Fault,
  failing,
  leftByPowerCut,
  type Operation,
  recording,
  Stopped,
} from "./fault-disk.ts";
import { kbStartedOn, killIn, type Reader, stagingIn, type Times } from "./fault-kill.ts";
import { command, THEN } from "./fault-modes.ts";

/** What goes wrong. */
export const KINDS = ["killed", "stopped", "write error", "power cut", "full disk"] as const;
/** See `KINDS`. */
export type FaultKind = (typeof KINDS)[number];

/** One thing that goes wrong: the `number`-th of so many of its kind, so that they spread over the whole publication. */
export interface Turn {
  readonly kind: FaultKind;
  readonly number: number;
  readonly of: number;
}

/** What rounds need besides. */
export interface Surroundings {
  readonly random: () => number;
  /** The operations of the publication when nothing goes wrong. */
  readonly operations: readonly Operation[];
  readonly times: Times;
  readonly reader: Reader;
  /** Whether the folder lies on a small disk of its own, which can really be filled. */
  readonly isSmallDisk: boolean;
}

/** What came of a fault: which of the two states readers saw, and whether it was caught between lock and end. */
export interface Came {
  readonly state: "before" | "after";
  readonly inCommit: boolean;
}

/** The operations of a publication that nothing disturbs, from the lock to its release. */
export function operationsOf(made: Case): Operation[] {
  const operations: Operation[] = [];
  publishOn(made, recording(operations));
  reset(made);
  return operations;
}

function publishOn({ root, writes }: Case, disk: Disk): void {
  writing(root, () => commit(root, writes, disk), disk);
}

/** One round as its turn says. Whatever may not be throws. */
export async function round(made: Case, turn: Turn, around: Surroundings): Promise<Came> {
  const byHand = turn.kind === "killed" || turn.number % 10 === 0;
  const nextRun = () => command(made.root, made.mode.args, THEN);
  return survived(made, () => disturb(made, turn, around), byHand ? nextRun : undefined);
}

/**
 * Disturbs one publication, looks at what is left, and lets the next run complete it: the real command, or only
 * its last step. Whatever may not be throws.
 */
export async function survived(
  made: Case,
  disturb: () => void | Promise<void>,
  nextRun?: () => Promise<void>,
): Promise<Came> {
  reset(made);
  await disturb();
  const inCommit = stagingIn(made.root) !== undefined;
  const state = stateOf(made);
  if (nextRun && libraryDigest(made.root) !== made[state].library)
    throw new Error(`the library is not the one ${state}`);
  if (nextRun) await nextRun();
  else writing(made.root, () => (state === "before" ? commit(made.root, made.writes) : undefined));
  const stray = strayFiles(made);
  if (stray.length > 0) throw new Error(`left over or wrong: ${stray.slice(0, 3).join(", ")}`);
  if (stateOf(made) !== "after") throw new Error("the next run did not complete it");
  return { state, inCommit };
}

/** Which of its two states a reader sees the folder in; any other throws. */
function stateOf({ root, before, after }: Case): "before" | "after" {
  const seen = treeDigest(root);
  if (seen === before.tree) return "before";
  if (seen === after.tree) return "after";
  throw new Error("a reader sees a mixture");
}

async function disturb(made: Case, turn: Turn, around: Surroundings): Promise<void> {
  const { operations, random } = around;
  const share = (turn.number + random()) / turn.of;
  const at = placeOf(made, operations, turn.number % 2 === 0 ? share : undefined, random);
  if (turn.kind === "killed") return kill(made, turn, around);
  if (turn.kind === "power cut")
    return doAgain(leftByPowerCut(operations.slice(0, at + 1), random() < 0.5, random));
  if (turn.kind === "full disk" && around.isSmallDisk) return fillUp(made, share);
  publishWith(made, faultAt(at, turn, random));
}

/**
 * The operation that goes wrong: one at a share of the whole publication, so that they spread over it, or one
 * just before, at or after a turning point, where a name at the top of the folder comes or goes.
 */
function placeOf(
  { root }: Case,
  operations: readonly Operation[],
  share: number | undefined,
  random: () => number,
): number {
  if (share !== undefined) return Math.floor(share * operations.length);
  const turns = operations.flatMap(({ synced, path, to }, place) =>
    !synced && dirname(to ?? path) === root ? [place] : [],
  );
  const turn = turns[Math.floor(random() * turns.length)] ?? 0;
  return Math.min(Math.max(0, turn + Math.floor(random() * 3) - 1), operations.length - 1);
}

const CODES = ["ENOSPC", "EIO", "EMFILE", "EACCES"] as const;

function faultAt(at: number, { kind, number }: Turn, random: () => number): Fault {
  if (kind === "stopped") return { at, lasts: true, isDone: random() < 0.3 };
  if (kind === "full disk") return { at, code: "ENOSPC", lasts: true, isDone: false };
  return { at, code: CODES[number % 4] ?? "EIO", lasts: random() < 0.5, isDone: random() < 0.4 };
}

/**
 * Publishes where something goes wrong, by a fault or by itself. It stops, works all the same, or says in one
 * line what is wrong and in which state the files are; readers are right at the moment of the fault too.
 */
export function publishWith(made: Case, fault?: Fault): void {
  const disk = fault ? failing(fault, () => stateOf(made)) : DISK;
  try {
    publishOn(made, disk);
  } catch (error) {
    if (error instanceof Stopped) return;
    if (!(error instanceof StoreError) || error.message.includes("\n")) throw error;
    const isAfter = error.message.includes("It is committed");
    if (isAfter !== (stateOf(made) === "after")) throw new Error(`it said: ${error.message}`);
  }
}

/** Fills the disk but for a share of what the publication takes. */
function fillUp(made: Case, share: number): void {
  const disk = dirname(made.root);
  const filler = join(disk, "filler");
  const { bavail, bsize } = statfsSync(disk);
  const pages = made.writes.reduce((sum, { content }) => sum + Math.ceil(content.byteLength / bsize), 3);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail - Math.floor(share * pages)) * bsize));
  try {
    publishWith(made);
  } finally {
    rmSync(filler);
  }
}

async function kill(made: Case, turn: Turn, { random, times, reader }: Surroundings): Promise<void> {
  const { root, mode } = made;
  reader.watch(root, [made.before.library, made.after.library]);
  await killIn(turn.number, kbStartedOn(root, mode.args, THEN), root, times, random);
  const { strays } = await reader.rest();
  if (strays.length > 0) throw new Error(`a reader saw ${strays[0]}`);
}
