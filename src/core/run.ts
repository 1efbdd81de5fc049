import { diffArrays } from "diff";
import { massIn, type Passage, type Range } from "#core/passage.ts";
import { isWord } from "#core/token.ts";

/** Tokens that are the same in both texts: `length` of them from the index `a` and from the index `b`. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** The part of each text in which runs are looked for. */
export interface Stretch {
  readonly a: Range;
  readonly b: Range;
}

/** More removed and added tokens than this in one sentence, and it is shown whole. */
const MOST_EDITS = 600;

/** Whether both sides of a stretch are the same tokens. */
export function isSame(a: Passage, b: Passage, stretch: Stretch): boolean {
  const length = stretch.a.to - stretch.a.from;
  if (stretch.b.to - stretch.b.from !== length) return false;
  for (let step = 0; step < length; step++)
    if (a.ids[stretch.a.from + step] !== b.ids[stretch.b.from + step]) return false;
  return true;
}

/** The runs that a shortest way from one stretch to the other leaves; none where that way is too long. */
export function commonRuns(a: Passage, b: Passage, stretch: Stretch): Run[] {
  const [idsA, idsB] = [a.ids.slice(stretch.a.from, stretch.a.to), b.ids.slice(stretch.b.from, stretch.b.to)];
  let [indexA, indexB] = [stretch.a.from, stretch.b.from];
  const runs: Run[] = [];
  for (const { count, added, removed } of diffArrays(idsA, idsB, { maxEditLength: MOST_EDITS }) ?? []) {
    if (!added && !removed) runs.push({ a: indexA, b: indexB, length: count });
    if (!added) indexA += count;
    if (!removed) indexB += count;
  }
  return runs;
}

/** Takes out, again and again, the runs that only part two changes from each other. */
export function withoutScraps(a: Passage, b: Passage, runs: readonly Run[], stretch: Stretch): Run[] {
  const edged = withEdges(runs, stretch);
  const changes = edged.slice(1).map((run, index) => sizeOf(a, b, changeBetween(edged[index] ?? run, run)));
  const kept = runs.filter((run, index) => !isScrap(a, run, changes[index], changes[index + 1]));
  return kept.length < runs.length ? withoutScraps(a, b, kept, stretch) : kept;
}

/** The runs with an empty one at each end of the stretch, so that every change lies between two. */
export function withEdges(runs: readonly Run[], { a, b }: Stretch): Run[] {
  return [{ a: a.from, b: b.from, length: 0 }, ...runs, { a: a.to, b: b.to, length: 0 }];
}

/** What was removed and added between two neighbouring runs. */
export function changeBetween(first: Run, second: Run): Stretch {
  return {
    a: { from: first.a + first.length, to: second.a },
    b: { from: first.b + first.length, to: second.b },
  };
}

/** How much a change removes and adds. */
interface Size {
  readonly removed: number;
  readonly added: number;
}

function sizeOf(a: Passage, b: Passage, change: Stretch): Size {
  return { removed: massIn(a, change.a), added: massIn(b, change.b) };
}

/** Whether a run is too little to be worth the jump from the change before it to the one after it. */
function isScrap(a: Passage, run: Run, before?: Size, after?: Size): boolean {
  if (before === undefined || after === undefined) return false;
  const change = Math.min(Math.max(before.removed, before.added), Math.max(after.removed, after.added));
  const words = a.tokens.slice(run.a, run.a + run.length).filter(isWord);
  if (change === 0 || words.length === 0) return change > 0;
  // Two insertions read well with a word between them, and so do two removals.
  if (before.removed + after.removed === 0 || before.added + after.added === 0) return false;
  const mass = massIn(a, { from: run.a, to: run.a + run.length });
  return (words.length === 1 && mass <= 5) || mass * 2 <= change;
}
