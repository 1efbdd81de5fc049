import { URGENT_WEIGHT, urgentFeatures } from "#search/urgent-feature.ts";
import type { UrgentModel } from "#search/urgent-model.ts";
import { type HeardWord, signFinder } from "#search/urgent-sign.ts";

/** An urgent answer that some words are close to. */
export interface Alarm {
  readonly id: string;
  /** How far beyond what is just close; above nought. */
  readonly score: number;
}

/**
 * From so much on words are close: 0 is what words say that tell nothing, 1 what a phrase of the answer says. Low, since
 * nobody in danger may be missed (README.md has the figures).
 */
const CLOSE = 0.155;
/** How much of a feature that was never met counts. */
const UNKNOWN_SHARE = 0.3;

/** Hears whether words are close to what an urgent answer is for. */
export class UrgentEar {
  readonly #model: UrgentModel;
  readonly #rows: ReadonlyMap<number, number>;
  readonly #signs = signFinder();

  constructor(model: UrgentModel) {
    this.#model = model;
    this.#rows = new Map([...model.keys].map((key, row) => [key, row]));
  }

  /** The urgent answers that some words are close to, the closest first. */
  alarms(words: readonly HeardWord[]): Alarm[] {
    return this.scores(words)
      .map((score, answer) => ({ id: this.#model.ids[answer] ?? "", score: rounded(score - CLOSE) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /** How near some words are to each urgent answer. */
  scores(words: readonly HeardWord[]): number[] {
    const { ids, counts, countSteps, steps, rare } = this.#model;
    if (words.length === 0) return [];
    const sums = new Int32Array(ids.length);
    let square = 0;
    for (const [key, family] of urgentFeatures(words, this.#signs)) {
      const row = this.#rows.get(key);
      if (row !== undefined) this.#add(row, sums);
      square +=
        row === undefined
          ? UNKNOWN_SHARE * (URGENT_WEIGHT[family] * rare) ** 2
          : ((counts[row] ?? 0) / countSteps) ** 2;
    }
    return Array.from(sums, (sum) => sum / Math.sqrt(square) / steps / 2);
  }

  #add(row: number, sums: Int32Array): void {
    for (let answer = 0; answer < sums.length; answer++)
      sums[answer] = (sums[answer] ?? 0) + (this.#model.weights[row * sums.length + answer] ?? 0);
  }
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
