import type { Problem } from "#core/problem.ts";
import type { Chance } from "./chance.ts";

/** What a target is given: a text, bytes, or files by path. */
export type Input = string | Uint8Array | Readonly<Record<string, string>>;

/** The milliseconds of processor time an input may take unless its target says otherwise. */
export const LIMIT = 250;

/** A reader of what others wrote, how inputs for it are made, and what must hold whatever it reads. */
export interface Target {
  readonly name: string;
  /** How many of a thousand inputs are for it. */
  readonly share: number;
  /** The milliseconds of processor time that one input may take; 250 unless said otherwise. */
  readonly limit?: number;
  readonly make: (chance: Chance) => Input;
  /** Throws where something that must hold does not. */
  readonly hold: (input: Input) => void | Promise<void>;
}

/** Something that must hold does not. */
export class Broken extends Error {}

/** Stops with a sentence unless something is so. */
export function must(isSo: boolean, sentence: string): asserts isSo {
  if (!isSo) throw new Broken(sentence);
}

/** Each problem has a place and two sentences that a person can read. */
export function mustBeWellSaid(problems: readonly Problem[]): void {
  for (const { file, line = 1, column = 1, message, fix } of problems) {
    must(file !== "" && line >= 1 && column >= 1, `a problem stands nowhere: ${file}:${line}:${column}`);
    must(
      /\S/.test(message) && /^[\p{L}"'`<].*\.$/su.test(fix),
      `a problem says nothing: ${message} → ${fix}`,
    );
    must(
      !/\n\s+at |node_modules|\[object |undefined is|not a function/.test(`${message} ${fix}`),
      `a problem tells of our own code: ${message} → ${fix}`,
    );
  }
}

/** An input as the text it is. */
export function textIn(input: Input): string {
  must(typeof input === "string", "the input is no text");
  return input;
}

/** An input as the bytes it is. */
export function bytesIn(input: Input): Uint8Array {
  return typeof input === "string" ? Buffer.from(input) : (input as Uint8Array);
}
