import { tidyWords } from "#core/box.ts";
import { HEAD_LINES, type HeadLine } from "#core/head-field.ts";
import type { ProposedText } from "#core/proposal.ts";

/** The parts of one language of an entry at one time. */
export interface TextParts extends Partial<Readonly<Record<HeadLine, string>>> {
  readonly phrases: readonly string[];
  /** Words by address (`core/box.ts`). */
  readonly boxes: Readonly<Record<string, string>>;
}

/** A part that somebody else changed since the proposal was written. */
export interface Collision {
  /** A field such as `title`, or the address of a part. */
  readonly part: string;
  /** What it says now; undefined when it is gone. */
  readonly theirs?: string;
  readonly yours: string;
}

/** What is left of a proposed text to put into today's, and the parts that both changed. */
export interface MergedText {
  readonly text: ProposedText;
  readonly collisions: readonly Collision[];
}

/**
 * Merges a proposed text into today's, part by part, against the text it was made from: a part that only the
 * proposal changed is taken, one that says today what the proposal wants is done already, one that both changed
 * collides. Customers' phrases are added and taken out one by one and never collide.
 */
export function mergedText(base: TextParts, today: TextParts, asked: ProposedText): MergedText {
  const boxes = changedWords(base.boxes, today.boxes, asked.boxes);
  const lines = changedWords(linesOf(base), linesOf(today), linesOf(asked));
  const phrases = asked.phrases && mergedList(base.phrases, today.phrases, asked.phrases);
  return {
    text: { ...lines.taken, ...(phrases && { phrases }), boxes: boxes.taken },
    collisions: [...lines.collisions, ...boxes.collisions],
  };
}

type Words = Readonly<Record<string, string>>;

function linesOf(text: Partial<Readonly<Record<HeadLine, string>>>): Words {
  const lines = HEAD_LINES.flatMap((line) => {
    const words = text[line];
    return words === undefined ? [] : [[line, words] as const];
  });
  return Object.fromEntries(lines);
}

function changedWords(base: Words, today: Words, asked: Words) {
  const taken: Record<string, string> = {};
  const collisions: Collision[] = [];
  for (const [part, yours] of Object.entries(asked)) {
    const [was, is, wanted] = [base[part], today[part], yours].map((words) => tidyWords(words ?? ""));
    if (wanted === was || wanted === is) continue;
    const theirs = today[part];
    if (is === was) taken[part] = yours;
    else collisions.push({ part, yours, ...(theirs !== undefined && { theirs }) });
  }
  return { taken, collisions };
}

function mergedList(base: readonly string[], today: readonly string[], asked: readonly string[]): string[] {
  const gone = new Set(base.filter((one) => !asked.includes(one)));
  const added = asked.filter((one) => !base.includes(one) && !today.includes(one));
  return [...today.filter((one) => !gone.has(one)), ...added];
}
