import type { FeatureRows } from "#search/model.ts";
import { placeOf } from "#search/row-file.ts";

/** What one answer has learnt: what each of some features says for it, or against. */
export type Column = ReadonlyMap<number, number>;

/** The rows of a model while single answers are learnt anew: the others' stand still, theirs come beside them. */
export class LearntRows {
  readonly #rows: FeatureRows;
  readonly #added = new Map<number, [answer: number, weight: number][]>();

  /** `rows` hold nothing of the answers that are learnt. */
  constructor(rows: FeatureRows) {
    this.#rows = rows;
  }

  /** Takes what an answer has learnt; each answer once. */
  add(answer: number, column: Column): void {
    for (const [key, weight] of column) {
      const row = this.#added.get(key);
      if (row) row.push([answer, weight]);
      else this.#added.set(key, [[answer, weight]]);
    }
  }

  /** Adds up what some features say of each answer, in whole steps. */
  tally(keys: readonly number[], scores: Int32Array): void {
    const { keys: known, start, answers, weights } = this.#rows;
    for (const key of keys) {
      const row = placeOf(known, key);
      const end = known[row] === key ? (start[row + 1] ?? 0) : 0;
      for (let at = end && (start[row] ?? 0); at < end; at++)
        scores[answers[at] ?? 0] = (scores[answers[at] ?? 0] ?? 0) + (weights[at] ?? 0);
      for (const [answer, weight] of this.#added.get(key) ?? [])
        scores[answer] = (scores[answer] ?? 0) + weight;
    }
  }

  /** Everything as rows again; keys and answers in rising order. */
  merged(): FeatureRows {
    const { keys: before } = this.#rows;
    const added = [...this.#added].sort(([a], [b]) => a - b);
    const fresh = added.filter(([key]) => before[placeOf(before, key)] !== key).length;
    const count = added.reduce((sum, [, row]) => sum + row.length, this.#rows.answers.length);
    const into = new RowWriter(before.length + fresh, count);
    let next = 0;
    for (let row = 0; row < before.length; row++) {
      const key = before[row] ?? 0;
      for (; (added[next]?.[0] ?? Number.POSITIVE_INFINITY) < key; next++)
        into.write(added[next]?.[0] ?? 0, added[next]?.[1]);
      const own = added[next]?.[0] === key ? added[next++]?.[1] : undefined;
      into.copy(this.#rows, row, own);
    }
    for (; next < added.length; next++) into.write(added[next]?.[0] ?? 0, added[next]?.[1]);
    return into.rows;
  }
}

/** Writes rows one behind the other. */
class RowWriter {
  readonly rows: FeatureRows;
  #row = 0;
  #at = 0;

  constructor(rows: number, weights: number) {
    this.rows = {
      keys: new Uint32Array(rows),
      start: new Uint32Array(rows + 1),
      answers: new Uint32Array(weights),
      weights: new Int8Array(weights),
    };
  }

  write(key: number, row: readonly (readonly [answer: number, weight: number])[] = []): void {
    for (const [answer, weight] of [...row].sort(([a], [b]) => a - b)) this.#one(answer, weight);
    this.#end(key);
  }

  /** Writes a row as it is, with more answers among its own. */
  copy(
    from: FeatureRows,
    row: number,
    more: readonly (readonly [answer: number, weight: number])[] | undefined,
  ): void {
    const key = from.keys[row] ?? 0;
    const [first, end] = [from.start[row] ?? 0, from.start[row + 1] ?? 0];
    if (more) {
      const own = Array.from({ length: end - first }, (_, at): [number, number] => [
        from.answers[first + at] ?? 0,
        from.weights[first + at] ?? 0,
      ]);
      this.write(key, [...own, ...more]);
      return;
    }
    this.rows.answers.set(from.answers.subarray(first, end), this.#at);
    this.rows.weights.set(from.weights.subarray(first, end), this.#at);
    this.#at += end - first;
    this.#end(key);
  }

  #one(answer: number, weight: number): void {
    this.rows.answers[this.#at] = answer;
    this.rows.weights[this.#at++] = weight;
  }

  #end(key: number): void {
    this.rows.keys[this.#row++] = key;
    this.rows.start[this.#row] = this.#at;
  }
}

/** Rows in which answers have other numbers; those without one are left out. Who came before another still does. */
export function renumbered(rows: FeatureRows, numberOf: Int32Array): FeatureRows {
  const { keys, start, answers, weights } = rows;
  const own: FeatureRows = {
    keys,
    start: new Uint32Array(start.length),
    answers: new Uint32Array(answers.length),
    weights: new Int8Array(weights.length),
  };
  let kept = 0;
  for (let row = 0; row < keys.length; row++) {
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      const number = numberOf[answers[at] ?? 0] ?? -1;
      if (number < 0) continue;
      own.answers[kept] = number;
      own.weights[kept++] = weights[at] ?? 0;
    }
    own.start[row + 1] = kept;
  }
  return { ...own, answers: own.answers.subarray(0, kept), weights: own.weights.subarray(0, kept) };
}
