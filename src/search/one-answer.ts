/** A text as a single answer is learnt by it, its features numbered among those of all such texts. */
export interface OneLesson {
  readonly columns: Int32Array;
  /** Of length 1 together. */
  readonly values: Float32Array;
  /** Whether it belongs to the answer. */
  readonly isOwn: boolean;
  readonly weight: number;
  /** What the other answers make of it: the logarithm of the sum of their scores' exponentials. */
  readonly others: number;
}

/** How the weights of one answer are fitted. */
export interface OneFit {
  readonly features: number;
  readonly restraint: number;
  readonly rounds: number;
}

/**
 * The weights of one answer where those of all others stand still: what is left of the multinomial regression
 * (`softmax.ts`) is a logistic one against what the others score, fitted in its dual in the same way.
 */
export function fitOne(lessons: readonly OneLesson[], { features, restraint, rounds }: OneFit): Float64Array {
  const weights = new Float64Array(features);
  const duals = new Float64Array(lessons.length);
  for (let round = 0; round < rounds; round++) {
    for (const [text, lesson] of lessons.entries()) {
      const step = stepOf(lesson, weights, duals[text] ?? 0, restraint / lesson.weight);
      duals[text] = (duals[text] ?? 0) + step;
      for (const [at, column] of lesson.columns.entries())
        weights[column] = (weights[column] ?? 0) + step * (lesson.values[at] ?? 0);
    }
  }
  return weights;
}

/** Steps are taken as if the loss curved at least so much, so that many together do not overshoot. */
const LEAST_CURVE = 0.2;

function stepOf(lesson: OneLesson, weights: Float64Array, dual: number, restraint: number): number {
  const { columns, values, isOwn, others } = lesson;
  let [score, square] = [0, 0];
  for (let at = 0; at < columns.length; at++) {
    const value = values[at] ?? 0;
    score += value * (weights[columns[at] ?? 0] ?? 0);
    square += value * value;
  }
  const chance = 1 / (1 + Math.exp(others - score));
  const gradient = (isOwn ? 1 : 0) - chance - restraint * dual;
  return gradient / (restraint + square * Math.max(chance * (1 - chance), LEAST_CURVE));
}
