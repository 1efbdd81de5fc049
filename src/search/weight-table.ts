import type { Rivals } from "#search/rivals.ts";
import type { Lessons } from "#search/softmax.ts";
import { transposed } from "#search/sparse.ts";

/** The weights of one feature, and the answers that they speak for or against, in rising order. */
export interface WeightRow {
  readonly answers: Int32Array;
  readonly values: Float32Array;
}

/**
 * The weights of a model while it is fitted, a row for each feature. A feature that many texts have has one for
 * every answer, by its number; another those of the rivals of the texts that have it, at places of their own.
 */
export class WeightTable {
  /** The weights of feature `f` stand from `start[f]` on. */
  readonly start: Int32Array;
  readonly values: Float32Array;
  /** Which weights of a row belong to the rivals of a text that has its feature. */
  readonly places: Uint16Array | Uint32Array;
  /** By entry of the texts: where those places begin, or -1 where the row has a weight for every answer. */
  readonly placesAt: Int32Array;
  readonly #answers: Int32Array;
  /** By feature: where the answers of its row stand, or -1. */
  readonly #answersAt: Int32Array;
  readonly #all: Int32Array;

  constructor(lessons: Lessons, rivals: Rivals) {
    const { answerCount, featureCount } = lessons;
    const gathered = gatheredRows(lessons, rivals);
    this.start = gathered.start;
    this.places = gathered.places;
    this.placesAt = gathered.placesAt;
    this.#answers = gathered.answers;
    this.#answersAt = gathered.answersAt;
    this.#all = Int32Array.from({ length: answerCount }, (_, answer) => answer);
    this.values = new Float32Array(this.start[featureCount] ?? 0);
  }

  /** All weights of a feature. */
  row(feature: number): WeightRow {
    const [from, to] = [this.start[feature] ?? 0, this.start[feature + 1] ?? 0];
    const at = this.#answersAt[feature] ?? -1;
    return {
      values: this.values.subarray(from, to),
      answers: at < 0 ? this.#all : this.#answers.subarray(at, at + to - from),
    };
  }
}

function gatheredRows({ rows: texts, answerCount, featureCount }: Lessons, rivals: Rivals) {
  const uses = transposed(texts, featureCount);
  const usesOf = (feature: number) => (uses.start[feature + 1] ?? 0) - (uses.start[feature] ?? 0);
  const isWhole = (feature: number) => usesOf(feature) * rivals.width >= answerCount;
  let few = 0;
  for (let feature = 0; feature < featureCount; feature++) if (!isWhole(feature)) few += usesOf(feature);
  const rows = new RowGatherer(rivals, few, answerCount);
  const start = new Int32Array(featureCount + 1);
  const answersAt = new Int32Array(featureCount).fill(-1);
  const placesAt = new Int32Array(texts.columns.length).fill(-1);
  for (let feature = 0; feature < featureCount; feature++) {
    const from = uses.start[feature] ?? 0;
    const [first, before] = [rows.placed, rows.kept];
    let size = answerCount;
    if (!isWhole(feature)) {
      rows.gather(uses.columns.subarray(from, from + usesOf(feature)));
      for (let use = 0; use < usesOf(feature); use++)
        placesAt[uses.entries[from + use] ?? 0] = first + use * rivals.width;
      answersAt[feature] = before;
      size = rows.kept - before;
    }
    start[feature + 1] = (start[feature] ?? 0) + size;
  }
  return { start, answersAt, placesAt, places: rows.places, answers: rows.answers.slice(0, rows.kept) };
}

/** Gathers row by row which answers have a weight, and at which places of it those of each text's rivals stand. */
class RowGatherer {
  readonly answers: Int32Array;
  readonly places: Uint16Array | Uint32Array;
  kept = 0;
  placed = 0;
  readonly #rivals: Rivals;
  readonly #placeOf: Int32Array;

  constructor(rivals: Rivals, uses: number, answerCount: number) {
    const most = uses * rivals.width;
    this.#rivals = rivals;
    this.#placeOf = new Int32Array(answerCount).fill(-1);
    this.answers = new Int32Array(most);
    // Places are the largest thing in memory: a row has at most as many weights as there are answers.
    this.places = answerCount <= 2 ** 16 ? new Uint16Array(most) : new Uint32Array(most);
  }

  /** The row of a feature that some texts have. */
  gather(having: Int32Array): void {
    const { width, answers: rivals } = this.#rivals;
    const first = this.kept;
    for (const text of having)
      for (let slot = text * width; slot < (text + 1) * width; slot++) this.#meet(rivals[slot] ?? 0);
    const own = this.answers.subarray(first, this.kept).sort();
    for (let place = 0; place < own.length; place++) this.#placeOf[own[place] ?? 0] = place;
    for (const text of having)
      for (let slot = text * width; slot < (text + 1) * width; slot++)
        this.places[this.placed++] = this.#placeOf[rivals[slot] ?? 0] ?? 0;
    for (const answer of own) this.#placeOf[answer] = -1;
  }

  #meet(answer: number): void {
    if (this.#placeOf[answer] !== -1) return;
    this.#placeOf[answer] = 0;
    this.answers[this.kept++] = answer;
  }
}
