import { closeSync, openSync, writeSync } from "node:fs";
import { targetNamed } from "./targets.ts";
import { type Failure, inputOf, shortest, tried } from "./trial.ts";

/** The inputs of one target from a number on, up to and without another. */
export interface Share {
  readonly target: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** The file that says which input is being read: what is left of a process that a parser took down. */
  readonly mark: string;
}

/** What came of a share. */
export interface Came {
  readonly inputs: number;
  readonly slowest: number;
  readonly slowestIndex: number;
  readonly total: number;
  readonly failures: readonly Failure[];
}

const MOST_FAILURES = 20;

/** Tries the inputs of a share in this process. */
export async function cameOf({ target: name, seed, from, to, mark }: Share): Promise<Came> {
  const target = targetNamed(name);
  const failures: Failure[] = [];
  const note = openSync(mark, "w");
  let [slowest, slowestIndex, total, index] = [0, from, 0, from];
  for (; index < to && failures.length < MOST_FAILURES; index++) {
    writeSync(note, String(index).padEnd(12), 0);
    const input = inputOf(target, seed, index);
    const { took, fault } = await tried(target, input);
    total += took;
    if (took > slowest) [slowest, slowestIndex] = [took, index];
    if (fault)
      failures.push({ target: name, index, ...fault, input: await shortest(target, input, fault.kind) });
  }
  closeSync(note);
  return { inputs: index - from, slowest, slowestIndex, total, failures };
}
