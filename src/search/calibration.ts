import type { Fitted, Lessons } from "#search/softmax.ts";

/** What shows how sure it is that any answer fits some words. */
export interface Signs {
  /** What the best answer's features add up to, by the root of the number of all features. */
  readonly force: number;
  /** The share of the features that no phrase has. */
  readonly unknown: number;
  /** The logarithm of the number of features. */
  readonly length: number;
}

/** What phrases show on average that were not learnt from. */
export type Usual = Signs;

/**
 * The chance, 0…1, that any answer fits: a logistic regression over the signs as they compare with what is usual
 * for phrases of the same base. Its numbers were measured on bases of public data (README.md), from 20 answers × 5
 * phrases to 150 × 100, with messages that other answers fit as misfits, two matches to a misfit.
 */
export function confidenceFrom(signs: Signs, usual: Usual): number {
  const evidence =
    EVIDENCE.base +
    EVIDENCE.force * (signs.force / usual.force) +
    EVIDENCE.unknown * Math.sqrt(signs.unknown / usual.unknown) +
    EVIDENCE.length * (signs.length - usual.length);
  return Math.round(1000 / (1 + Math.exp(-evidence))) / 1000;
}

const EVIDENCE = { base: -1.7, force: 3.94, unknown: -0.83, length: 0.46 } as const;

/** What stands in for phrases that a small base does not have, and for how many of them. */
const SUPPOSED: Usual = { force: 6, unknown: 0.15, length: 4.3 };
const SUPPOSED_PHRASES = 20;

/** So many phrases are asked at most. */
const ASKED = 600;

/** What a text's features are beside the entries of its row. */
export interface Told {
  /** How many features it has. */
  readonly features: number;
  /** How many of them some text of the base has. */
  readonly known: number;
  /** How long its row was before it was given length 1. */
  readonly scale: number;
}

/**
 * What is usual in a base: every phrase is asked as if it had not been learnt from. What it contributed is taken
 * off again by its duals, which comes close to training without it and costs nothing.
 */
export function usualOf(lessons: Lessons, fitted: Fitted, told: readonly Told[]): Usual {
  const texts = new Int32Array(lessons.featureCount);
  for (const feature of lessons.rows.columns) texts[feature] = (texts[feature] ?? 0) + 1;
  const phrases = told.map((_, row) => row).filter((row) => (lessons.weights[row] ?? 0) >= 1);
  const every = Math.max(1, Math.floor(phrases.length / ASKED));
  const asked = phrases.filter((_, place) => place % every === 0);
  const signs = asked.map((row) => signsWithout(row, lessons, fitted, texts, told[row]));
  const mean = (pick: (signs: Signs) => number) =>
    (signs.reduce((sum, one) => sum + pick(one), 0) + SUPPOSED_PHRASES * pick(SUPPOSED)) /
    (signs.length + SUPPOSED_PHRASES);
  const rounded = (value: number) => Math.max(0.01, Math.round(value * 1000) / 1000);
  return {
    force: rounded(mean(({ force }) => force)),
    unknown: rounded(mean(({ unknown }) => unknown)),
    length: rounded(mean(({ length }) => length)),
  };
}

function signsWithout(
  row: number,
  { rows, answerCount }: Lessons,
  { weights, rivals, duals }: Fitted,
  texts: Int32Array,
  { features, known: all, scale }: Told = { features: 1, known: 1, scale: 1 },
): Signs {
  const scores = new Float64Array(answerCount);
  let [square, known] = [0, all];
  for (let entry = rows.start[row] ?? 0; entry < (rows.start[row + 1] ?? 0); entry++) {
    const [feature, value] = [rows.columns[entry] ?? 0, rows.values[entry] ?? 0];
    square += value * value;
    if (texts[feature] === 1) known--;
    const own = weights.row(feature);
    for (let at = 0; at < own.values.length; at++) {
      const answer = own.answers[at] ?? 0;
      scores[answer] = (scores[answer] ?? 0) + value * (own.values[at] ?? 0);
    }
  }
  for (let slot = row * rivals.width; slot < (row + 1) * rivals.width; slot++) {
    const answer = rivals.answers[slot] ?? 0;
    scores[answer] = (scores[answer] ?? 0) - (duals[slot] ?? 0) * square;
  }
  const most = scores.reduce((a, b) => Math.max(a, b), 0);
  return {
    force: (most * scale) / Math.sqrt(features),
    unknown: 1 - known / features,
    length: Math.log(features),
  };
}
