import type { FeatureRows } from "#search/model.ts";
import type { Vocabulary } from "#search/vocabulary.ts";
import type { WeightTable } from "#search/weight-table.ts";

/** Weights are kept as whole numbers of this many a unit of score. */
export const STEPS = 8;
/** The largest. */
export const MOST = 127;
/** What says less than this is left out: it is most of all weights and decides next to nothing (README.md). */
const LEAST = 2;
/** With many answers more is left out, so that a first message never waits for all too much: so many are kept for each, and in all. */
export const LEAST_OF_MANY = 3;
export const MOST_OF_EACH = 500;
const MOST_WEIGHTS = 2_000_000;
/** Fewer answers keep what they have. */
export const MANY_ANSWERS = 400;
/** What speaks against an answer must then say so much more than what speaks for one. */
export const AGAINST = 2.5;

/** What is kept of the weights of so many answers. */
export function keptRows(vocabulary: Vocabulary, weights: WeightTable, answers: number): FeatureRows {
  const size = vocabulary.keys.length;
  const least = leastOf(numbersOfSteps(vocabulary, weights), answers);
  const start = new Uint32Array(size + 1);
  const columns = new Uint32Array(least.kept);
  const values = new Int8Array(least.kept);
  let kept = 0;
  for (let feature = 0; feature < size; feature++) {
    const row = weights.row(feature);
    const count = vocabulary.counts[feature] ?? 0;
    for (let at = 0; at < row.values.length; at++) {
      const value = wholeSteps((row.values[at] ?? 0) * count);
      if (value < least.for && -value < least.against) continue;
      columns[kept] = row.answers[at] ?? 0;
      values[kept++] = value;
    }
    start[feature + 1] = kept;
  }
  return { keys: vocabulary.keys, start, answers: columns, weights: values };
}

function wholeSteps(score: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(score * STEPS)));
}

/** How many weights come to each number of steps, from -MOST on. */
function numbersOfSteps({ counts }: Vocabulary, weights: WeightTable): Uint32Array {
  const numbers = new Uint32Array(2 * MOST + 1);
  for (const [feature, count] of counts.entries()) {
    for (const value of weights.row(feature).values) {
      const at = wholeSteps(value * count) + MOST;
      numbers[at] = (numbers[at] ?? 0) + 1;
    }
  }
  return numbers;
}

/** How much a weight must say at least to be kept, and how many do. */
interface Least {
  readonly for: number;
  readonly against: number;
  readonly kept: number;
}

function mostFor(answers: number): number {
  return answers < MANY_ANSWERS ? Number.POSITIVE_INFINITY : Math.min(MOST_WEIGHTS, answers * MOST_OF_EACH);
}

function leastOf(counts: Uint32Array, answers: number): Least {
  const most = mostFor(answers);
  const first = answers < MANY_ANSWERS ? LEAST : LEAST_OF_MANY;
  const keptWith = (least: number, against: number) =>
    counts.reduce((sum, count, at) => (at - MOST < least && MOST - at < against ? sum : sum + count), 0);
  const kept = keptWith(first, first);
  if (kept <= most) return { for: first, against: first, kept };
  for (let least = first; ; least++) {
    const some = { for: least, against: AGAINST * least, kept: keptWith(least, AGAINST * least) };
    if (some.kept <= most || least === MOST) return some;
  }
}
