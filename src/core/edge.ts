import { endsSentence, gapBefore, type Passage, type Range } from "#core/passage.ts";
import { changeBetween, type Run, type Stretch, withEdges } from "#core/run.ts";

/** Gives back to the runs what a change now has on both sides at one of its edges. */
export function widened(a: Passage, b: Passage, runs: readonly Run[], stretch: Stretch): Run[] {
  const result = withEdges(runs, stretch);
  for (let index = 1; index < result.length; index++) {
    const [first, second] = [result[index - 1], result[index]];
    if (first === undefined || second === undefined) continue;
    const { a: removed, b: added } = changeBetween(first, second);
    const room = Math.min(removed.to - removed.from, added.to - added.from);
    let head = 0;
    while (head < room && a.ids[removed.from + head] === b.ids[added.from + head]) head++;
    let tail = 0;
    while (tail < room - head && a.ids[removed.to - 1 - tail] === b.ids[added.to - 1 - tail]) tail++;
    result[index - 1] = { ...first, length: first.length + head };
    result[index] = { a: second.a - tail, b: second.b - tail, length: second.length + tail };
  }
  return result.filter(({ length }) => length > 0);
}

/** Moves each insertion or removal, as far as the words around it repeat, to where it reads best. */
export function moved(a: Passage, b: Passage, runs: readonly Run[], stretch: Stretch): Run[] {
  const result = withEdges(runs, stretch);
  for (let index = 1; index < result.length; index++) {
    const [first, second] = [result[index - 1], result[index]];
    if (first === undefined || second === undefined) continue;
    const shift = shiftOf(a, b, first, second);
    result[index - 1] = { ...first, length: first.length + shift };
    result[index] = { a: second.a + shift, b: second.b + shift, length: second.length - shift };
  }
  return result.filter(({ length }) => length > 0);
}

function shiftOf(a: Passage, b: Passage, first: Run, second: Run): number {
  const change = changeBetween(first, second);
  const [removed, added] = [change.a.to - change.a.from, change.b.to - change.b.from];
  if (removed > 0 === added > 0) return 0;
  return removed > 0 ? bestShift(a, change.a, first, second) : bestShift(b, change.b, first, second);
}

function bestShift(side: Passage, change: Range, first: Run, second: Run): number {
  let best = 0;
  let beauty = beautyOf(side, change, 0);
  const consider = (shift: number) => {
    const found = beautyOf(side, change, shift);
    if (found > beauty) [best, beauty] = [shift, found];
  };
  const [lowest, highest] = [-first.length, second.length];
  for (let s = -1; s >= lowest && side.ids[change.from + s] === side.ids[change.to + s]; s--) consider(s);
  for (let s = 1; s <= highest && side.ids[change.from + s - 1] === side.ids[change.to + s - 1]; s++)
    consider(s);
  return best;
}

function beautyOf(side: Passage, change: Range, shift: number): number {
  return edgeBeauty(side, change.from + shift) + edgeBeauty(side, change.to + shift);
}

/** How well a change may begin or end before a token: best between sentences, worst inside a word group. */
function edgeBeauty({ text, tokens }: Passage, index: number): number {
  if (index === 0 || index === tokens.length || endsSentence(text, tokens, index, index - 1)) return 4;
  const [last, next] = [tokens[index - 1]?.text ?? "", tokens[index]?.text ?? ""];
  if (gapBefore(text, tokens, index) === "" && !/\s$/.test(last)) return /^[,.;:!?…]/.test(next) ? 2 : 0;
  return /^\s?[,;:)–—-]/.test(last) ? 3 : 1;
}
