import { compared } from "#core/comparison.ts";
import type { Passage, Range } from "#core/passage.ts";
import { Recent } from "#core/recent.ts";
import type { Run, Stretch } from "#core/run.ts";

/** A stretch of text that both versions have, or that was added or removed on the way from A to B. */
export interface DiffPart {
  readonly op: "same" | "add" | "remove";
  readonly text: string;
}

/** What became of a paragraph. A part holds a paragraph break where two were joined or one was split. */
export interface ParagraphDiff {
  readonly kind: "same" | "changed" | "added" | "removed";
  readonly parts: readonly DiffPart[];
}

/** Where a stretch of text begins and ends. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * The way from `a` to `b` as people would mark it: `same` and `remove` joined are exactly `a`, `same` and
 * `add` joined exactly `b`, and what was removed stands before what replaced it. The `locale` is the
 * language of both. "7 days before" → "72 hours before" = remove "7 days", add "72 hours", same " before".
 */
export function wordDiff(a: string, b: string, locale: string): DiffPart[] {
  const sides = compared(a, b, locale);
  const runs = sides.blocks.flatMap((block) => block.runs);
  return partsOf(sides.a, sides.b, runs, { start: 0, end: a.length }, { start: 0, end: b.length });
}

/**
 * The same way paragraph by paragraph, without the empty lines between them. A paragraph that was inserted,
 * removed or rewritten beyond recognition is shown whole; of alike ones, only what differs is marked.
 */
export function paragraphDiffs(a: string, b: string, locale: string): readonly ParagraphDiff[] {
  return recent.of(`${locale} ${a.length} ${a}${b}`, () => diffsBetween(a, b, locale));
}

// An entry's pages show the same parts of its text. No entry has as many as this that changed.
const recent = /* @__PURE__ */ new Recent<string, readonly ParagraphDiff[]>(64);

function diffsBetween(a: string, b: string, locale: string): ParagraphDiff[] {
  const sides = compared(a, b, locale);
  return sides.blocks.map(({ stretch, runs }) => {
    const parts = partsOf(sides.a, sides.b, runs, extentOf(sides.a, stretch.a), extentOf(sides.b, stretch.b));
    return { kind: kindOf(parts, stretch), parts };
  });
}

function kindOf(parts: readonly DiffPart[], { a, b }: Stretch): ParagraphDiff["kind"] {
  if (a.from === a.to) return "added";
  if (b.from === b.to) return "removed";
  return parts.every(({ op }) => op === "same") ? "same" : "changed";
}

/** From the beginning of the first line of some tokens to the end of the last of them. */
function extentOf({ text, tokens }: Passage, { from, to }: Range): Extent {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (from === to || !first || !last) return { start: 0, end: 0 };
  const before = text.slice(tokens[from - 1]?.end ?? 0, first.start);
  return { start: first.start - before.length + before.lastIndexOf("\n") + 1, end: last.end };
}

function partsOf(a: Passage, b: Passage, runs: readonly Run[], extentA: Extent, extentB: Extent): DiffPart[] {
  const parts: DiffPart[] = [];
  let [atA, atB] = [extentA.start, extentB.start];
  for (const run of runs) {
    for (const { fromA, toA, fromB, toB } of stepsOf(a, b, run)) {
      pushChange(parts, a.text.slice(atA, fromA), b.text.slice(atB, fromB));
      push(parts, "same", a.text.slice(fromA, toA));
      [atA, atB] = [toA, toB];
    }
  }
  pushChange(parts, a.text.slice(atA, extentA.end), b.text.slice(atB, extentB.end));
  return parts;
}

/** What a run shares as it stands in both texts: all at once where the spaces agree too, else token by token. */
function stepsOf(a: Passage, b: Passage, run: Run) {
  const stepOf = (from: number, to: number) => ({
    fromA: a.tokens[run.a + from]?.start ?? 0,
    toA: a.tokens[run.a + to]?.end ?? 0,
    fromB: b.tokens[run.b + from]?.start ?? 0,
    toB: b.tokens[run.b + to]?.end ?? 0,
  });
  const whole = stepOf(0, run.length - 1);
  if (a.text.slice(whole.fromA, whole.toA) === b.text.slice(whole.fromB, whole.toB)) return [whole];
  return Array.from({ length: run.length }, (_, step) => stepOf(step, step));
}

/** Writes down a change; the spaces and line breaks that both texts have at its edges stay outside. */
function pushChange(parts: DiffPart[], removed: string, added: string): void {
  const head = sharedHead(removed, added);
  const [restA, restB] = [removed.slice(head), added.slice(head)];
  const tail = sharedTail(restA, restB);
  push(parts, "same", removed.slice(0, head));
  push(parts, "remove", restA.slice(0, restA.length - tail));
  push(parts, "add", restB.slice(0, restB.length - tail));
  push(parts, "same", restA.slice(restA.length - tail));
}

function sharedHead(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length] && /\s/.test(a[length] ?? "")) length++;
  return length;
}

function sharedTail(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length) && /\s/.test(a.at(-1 - length) ?? ""))
    length++;
  return length;
}

function push(parts: DiffPart[], op: DiffPart["op"], text: string): void {
  const last = parts.at(-1);
  if (text === "") return;
  if (last?.op === op) parts[parts.length - 1] = { op, text: last.text + text };
  else parts.push({ op, text });
}
