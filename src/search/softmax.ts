import { firstRivals, type Rivals } from "#search/rivals.ts";
import { rowCount, type SparseRows } from "#search/sparse.ts";
import { WeightTable } from "#search/weight-table.ts";

/** What a softmax is fitted to: texts as rows of features, and which answer each belongs to. */
export interface Lessons {
  readonly rows: SparseRows;
  readonly answers: Int32Array;
  /** How much each text counts. */
  readonly weights: Float32Array;
  readonly featureCount: number;
  readonly answerCount: number;
}

/** How a softmax is fitted. */
export interface FitOptions {
  /** How strongly large weights are held back. */
  readonly restraint: number;
  readonly rounds: number;
  /** How many other answers each text is told apart from at most. */
  readonly rivals: number;
  /** Every entry of every text is weighed for each rival: no more rivals than come to so many. */
  readonly places: number;
  /** How often texts are compared at most to find them. */
  readonly compared: number;
}

/** What was fitted, and what each text contributed: how far it moved the weights of its rivals, its own answer first. */
export interface Fitted {
  readonly weights: WeightTable;
  readonly rivals: Rivals;
  readonly duals: Float32Array;
}

/**
 * Fits a multinomial logistic regression by coordinate ascent in its dual (one text after the other; after Yu,
 * Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", 2011).
 * A text is told apart from its own rivals only, so that the work grows with the texts and not with
 * texts × answers; with fewer answers than rivals it is the whole regression.
 */
export function fitSoftmax(lessons: Lessons, options: FitOptions): Fitted {
  const affordable = Math.floor(options.places / Math.max(1, lessons.rows.columns.length));
  const most = Math.max(LEAST_RIVALS, Math.min(options.rivals, affordable));
  const rivals = firstRivals(lessons, { most, compared: options.compared });
  const fitting = new Fitting(lessons, rivals);
  const order = Int32Array.from({ length: rowCount(lessons.rows) }, (_, text) => text);
  for (let round = 0; round < options.rounds; round++) {
    mix(order, round);
    for (const text of order) fitting.learn(text, options.restraint);
  }
  return fitting;
}

const LEAST_RIVALS = 6;

/**
 * Puts texts into an order that looks like chance and is always the same. Those of one answer say much the same: what
 * is learnt from them one behind the other has to be unlearnt by those of the next.
 */
function mix(order: Int32Array, seed: number): void {
  let state = seed;
  for (let place = order.length - 1; place > 0; place--) {
    // A linear congruential generator (Knuth, "The art of computer programming" 2, 3.3.4).
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (place + 1));
    const text = order[place] ?? 0;
    order[place] = order[other] ?? 0;
    order[other] = text;
  }
}

class Fitting implements Fitted {
  readonly weights: WeightTable;
  readonly rivals: Rivals;
  readonly duals: Float32Array;
  readonly #lessons: Lessons;
  readonly #step: Float64Array;
  /** Which weights of a whole row belong to the rivals of the text that is learnt. */
  readonly #numbers: Int32Array;

  constructor(lessons: Lessons, rivals: Rivals) {
    this.#lessons = lessons;
    this.rivals = rivals;
    this.weights = new WeightTable(lessons, rivals);
    this.duals = new Float32Array(rowCount(lessons.rows) * rivals.width);
    this.#step = new Float64Array(rivals.width);
    this.#numbers = new Int32Array(rivals.width);
  }

  learn(text: number, restraint: number): void {
    const { weights } = this.#lessons;
    const { width, answers } = this.rivals;
    for (let slot = 0; slot < width; slot++) this.#numbers[slot] = answers[text * width + slot] ?? 0;
    const square = this.#score(text);
    stepsFrom(this.#step, this.duals, text * width, square, restraint / (weights[text] ?? 0));
    this.#move(text);
  }

  /** Adds up what a text's features say of its rivals; gives the square of the text's length. */
  #score(text: number): number {
    const { start, columns, values } = this.#lessons.rows;
    const { places, placesAt, start: starts, values: weights } = this.weights;
    const [step, numbers] = [this.#step, this.#numbers];
    const width = step.length;
    let square = 0;
    step.fill(0);
    for (let entry = start[text] ?? 0; entry < (start[text + 1] ?? 0); entry++) {
      const value = values[entry] ?? 0;
      const first = starts[columns[entry] ?? 0] ?? 0;
      const place = placesAt[entry] ?? 0;
      square += value * value;
      if (place < 0)
        for (let slot = 0; slot < width; slot++)
          step[slot] = (step[slot] ?? 0) + value * (weights[first + (numbers[slot] ?? 0)] ?? 0);
      else
        for (let slot = 0; slot < width; slot++)
          step[slot] = (step[slot] ?? 0) + value * (weights[first + (places[place + slot] ?? 0)] ?? 0);
    }
    return square;
  }

  /** Moves the weights of a text's features by the steps. */
  #move(text: number): void {
    const { start, columns, values } = this.#lessons.rows;
    const { places, placesAt, start: starts, values: weights } = this.weights;
    const [step, numbers] = [this.#step, this.#numbers];
    const width = step.length;
    for (let entry = start[text] ?? 0; entry < (start[text + 1] ?? 0); entry++) {
      const value = values[entry] ?? 0;
      const first = starts[columns[entry] ?? 0] ?? 0;
      const place = placesAt[entry] ?? 0;
      for (let slot = 0; slot < width; slot++) {
        const own = place < 0 ? numbers[slot] : places[place + slot];
        const weight = first + (own ?? 0);
        weights[weight] = (weights[weight] ?? 0) + value * (step[slot] ?? 0);
      }
    }
  }
}

/** Steps are taken as if the loss curved at least so much, so that many together do not overshoot. */
const LEAST_CURVE = 0.2;

/** Turns the scores of a text's answers into the steps of their duals; the first answer is the right one. */
function stepsFrom(
  scores: Float64Array,
  duals: Float32Array,
  first: number,
  square: number,
  restraint: number,
): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let slot = 0; slot < scores.length; slot++) {
    const share = Math.exp((scores[slot] ?? 0) - most);
    scores[slot] = share;
    sum += share;
  }
  for (let slot = 0; slot < scores.length; slot++) {
    const chance = (scores[slot] ?? 0) / sum;
    const gradient = (slot === 0 ? 1 : 0) - chance - restraint * (duals[first + slot] ?? 0);
    const step = gradient / (restraint + square * Math.max(chance * (1 - chance), LEAST_CURVE));
    duals[first + slot] = (duals[first + slot] ?? 0) + step;
    scores[slot] = step;
  }
}
