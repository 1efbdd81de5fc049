import { firstRivals, type Rivals } from "#search/rivals.ts";
import { rowCount, type SparseRows } from "#search/sparse.ts";

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
  /** How many other answers each text is told apart from. */
  readonly rivals: number;
}

/** Weights by feature: row `f` has the answers, in order, for which the feature speaks (or against which). */
export type Weights = SparseRows;

/** What a text contributed: for each of its rivals, its own answer first, how far it moved that answer's weights. */
export interface Fitted {
  readonly weights: Weights;
  readonly rivals: Rivals;
  readonly duals: Float32Array;
}

/**
 * Fits a multinomial logistic regression by coordinate ascent in its dual (one text after the other; after Yu,
 * Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", 2011).
 * A text is told apart from its own answer's rivals only, so that the work grows with the texts and not with
 * texts × answers; with fewer answers than rivals it is the whole regression.
 */
export function fitSoftmax(lessons: Lessons, options: FitOptions): Fitted {
  const affordable = Math.floor(MOST_PLACES / Math.max(1, lessons.rows.columns.length));
  const rivals = firstRivals(lessons, Math.max(LEAST_RIVALS, Math.min(options.rivals, affordable)));
  return fitAmong(lessons, rivals, options);
}

/** Every entry of every text has a place for each rival; so many fit well into memory. */
const MOST_PLACES = 90_000_000;
const LEAST_RIVALS = 6;

/** Which weight each entry of a text's row has for each of its answers: its place in the row of the feature. */
interface Places {
  readonly weights: Weights;
  readonly places: Uint16Array | Uint32Array;
}

/** Places are the largest thing in memory: a row has at most as many weights as there are answers. */
function placesOf(count: number, answerCount: number): Places["places"] {
  return answerCount <= 2 ** 16 ? new Uint16Array(count) : new Uint32Array(count);
}

function placesFor({ rows, featureCount, answerCount }: Lessons, rivals: Rivals): Places {
  const { width } = rivals;
  const byFeature = entriesByFeature(rows, featureCount);
  const places = placesOf(rows.columns.length * width, answerCount);
  const start = new Int32Array(featureCount + 1);
  const columns = new Int32Array(mostWeights(byFeature.start, width, answerCount));
  const placeOf = new Int32Array(answerCount).fill(-1);
  let kept = 0;
  for (let feature = 0; feature < featureCount; feature++) {
    const first = kept;
    const [from, to] = [byFeature.start[feature] ?? 0, byFeature.start[feature + 1] ?? 0];
    for (let use = from; use < to; use++) {
      const row = byFeature.rows[use] ?? 0;
      for (let slot = row * width; slot < (row + 1) * width; slot++) {
        const answer = rivals.answers[slot] ?? 0;
        if (placeOf[answer] === -1) {
          placeOf[answer] = 0;
          columns[kept++] = answer;
        }
      }
    }
    const met = columns.subarray(first, kept).sort();
    for (let index = 0; index < met.length; index++) placeOf[met[index] ?? 0] = index;
    for (let use = from; use < to; use++) {
      const row = byFeature.rows[use] ?? 0;
      const entry = byFeature.entries[use] ?? 0;
      for (let slot = 0; slot < width; slot++)
        places[entry * width + slot] = placeOf[rivals.answers[row * width + slot] ?? 0] ?? 0;
    }
    for (const answer of met) placeOf[answer] = -1;
    start[feature + 1] = kept;
  }
  return { weights: { start, columns: columns.subarray(0, kept), values: new Float32Array(kept) }, places };
}

function mostWeights(start: Int32Array, width: number, answerCount: number): number {
  let most = 0;
  for (let feature = 0; feature + 1 < start.length; feature++)
    most += Math.min(answerCount, ((start[feature + 1] ?? 0) - (start[feature] ?? 0)) * width);
  return most;
}

function entriesByFeature(rows: SparseRows, featureCount: number) {
  const start = new Int32Array(featureCount + 1);
  for (const feature of rows.columns) start[feature + 1] = (start[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < featureCount; feature++)
    start[feature + 1] = (start[feature + 1] ?? 0) + (start[feature] ?? 0);
  const next = start.slice(0, featureCount);
  const [rowsOf, entries] = [new Int32Array(rows.columns.length), new Int32Array(rows.columns.length)];
  for (let row = 0; row < rowCount(rows); row++)
    for (let entry = rows.start[row] ?? 0; entry < (rows.start[row + 1] ?? 0); entry++) {
      const feature = rows.columns[entry] ?? 0;
      const place = next[feature] ?? 0;
      next[feature] = place + 1;
      rowsOf[place] = row;
      entries[place] = entry;
    }
  return { start, rows: rowsOf, entries };
}

function fitAmong(lessons: Lessons, rivals: Rivals, { restraint, rounds }: FitOptions): Fitted {
  const { rows } = lessons;
  const { width } = rivals;
  const { weights, places } = placesFor(lessons, rivals);
  const duals = new Float32Array(rowCount(rows) * width);
  const step = new Float64Array(width);
  const values = weights.values;
  for (let round = 0; round < rounds; round++) {
    for (let row = 0; row < rowCount(rows); row++) {
      step.fill(0);
      let square = 0;
      const [from, to] = [rows.start[row] ?? 0, rows.start[row + 1] ?? 0];
      for (let entry = from; entry < to; entry++) {
        const value = rows.values[entry] ?? 0;
        square += value * value;
        const place = entry * width;
        const first = weights.start[rows.columns[entry] ?? 0] ?? 0;
        for (let slot = 0; slot < width; slot++)
          step[slot] = (step[slot] ?? 0) + value * (values[first + (places[place + slot] ?? 0)] ?? 0);
      }
      stepsFrom(step, duals, row * width, square, restraint / (lessons.weights[row] ?? 0));
      for (let entry = from; entry < to; entry++) {
        const value = rows.values[entry] ?? 0;
        const place = entry * width;
        const first = weights.start[rows.columns[entry] ?? 0] ?? 0;
        for (let slot = 0; slot < width; slot++) {
          const weight = first + (places[place + slot] ?? 0);
          values[weight] = (values[weight] ?? 0) + value * (step[slot] ?? 0);
        }
      }
    }
  }
  return { weights, rivals, duals };
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
