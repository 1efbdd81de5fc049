import type { Lessons } from "#search/softmax.ts";
import { rowCount, type SparseRows, transposed } from "#search/sparse.ts";

/** The answers that each text is told apart from: lists of equal length, the text's own answer first. */
export interface Rivals {
  readonly width: number;
  readonly answers: Int32Array;
}

/** How many rivals are looked for, and how. */
export interface RivalsWanted {
  readonly most: number;
  /** So often a text may be compared with another in all: with very many texts only rarer features are looked at. */
  readonly compared: number;
}

/** For each text its own answer and the `most` others whose texts share most with it; ties in order of number. */
export function firstRivals(lessons: Lessons, { most, compared }: RivalsWanted): Rivals {
  const { rows, answers, answerCount } = lessons;
  const width = Math.min(most + 1, answerCount);
  const list = new Int32Array(rowCount(rows) * width);
  const closest = width < answerCount ? closestIn(lessons, width, compared) : undefined;
  for (let row = 0; row < rowCount(rows); row++) {
    const rivals = list.subarray(row * width, (row + 1) * width);
    const own = answers[row] ?? 0;
    rivals[0] = own;
    fillUp(rivals, closest?.(row, own, rivals) ?? 1, answerCount);
  }
  return { width, answers: list };
}

/** Where fewer answers share anything, the first others in order of number come too. */
function fillUp(rivals: Int32Array, kept: number, answerCount: number): void {
  const met = new Set(rivals.subarray(0, kept));
  let place = kept;
  for (let answer = 0; place < rivals.length && answer < answerCount; answer++)
    if (!met.has(answer)) rivals[place++] = answer;
}

/** Writes the closest answers of a text behind its own, and says how many stand there. */
type Closest = (row: number, own: number, into: Int32Array) => number;

function closestIn(lessons: Lessons, width: number, compared: number): Closest {
  const { rows, answers, answerCount, featureCount } = lessons;
  const uses = transposed(rows, featureCount);
  const common = commonFrom(uses, compared);
  const answerOf = uses.columns.map((row) => answers[row] ?? 0);
  const share = sharesOf(answers, answerCount);
  const scores = new Float64Array(answerCount);
  const met = new Int32Array(answerCount);
  return (row, own, into) => {
    let count = 0;
    for (let entry = rows.start[row] ?? 0; entry < (rows.start[row + 1] ?? 0); entry++) {
      const [feature, value] = [rows.columns[entry] ?? 0, rows.values[entry] ?? 0];
      const [from, to] = [uses.start[feature] ?? 0, uses.start[feature + 1] ?? 0];
      if (to - from > common) continue;
      for (let use = from; use < to; use++) {
        const answer = answerOf[use] ?? 0;
        if (scores[answer] === 0) met[count++] = answer;
        scores[answer] = (scores[answer] ?? 0) + value * (uses.values[use] ?? 0);
      }
    }
    for (let index = 0; index < count; index++) {
      const answer = met[index] ?? 0;
      scores[answer] = answer === own ? 0 : (scores[answer] ?? 0) * (share[answer] ?? 0);
    }
    const kept = topOf(scores, met.subarray(0, count), into.subarray(0, width));
    for (let index = 0; index < count; index++) scores[met[index] ?? 0] = 0;
    return kept;
  };
}

/** Features that more texts have than this tell little about which answers are close. */
const COMMON = 500;

/** Features that more texts have than this are not compared. */
function commonFrom({ start }: SparseRows, most: number): number {
  const lengths = start.subarray(1).map((end, feature) => end - (start[feature] ?? 0));
  let compared = 0;
  for (const length of lengths.sort()) {
    compared += length * length;
    if (length > COMMON || compared > most) return Math.min(COMMON, length - 1);
  }
  return COMMON;
}

function sharesOf(answers: Int32Array, answerCount: number): Float64Array {
  const sizes = new Float64Array(answerCount);
  for (const answer of answers) sizes[answer] = (sizes[answer] ?? 0) + 1;
  return sizes.map((size) => 1 / Math.sqrt(size || 1));
}

/** Behind the first place, the answers with the highest scores above nought; says how many places are taken. */
function topOf(scores: Float64Array, met: Int32Array, top: Int32Array): number {
  let kept = 1;
  for (const answer of met) {
    const score = scores[answer] ?? 0;
    const isBefore = (other: number) => {
      const best = scores[other] ?? 0;
      return score > best || (score === best && answer < other);
    };
    if (score === 0 || (kept === top.length && !isBefore(top[kept - 1] ?? 0))) continue;
    let place = kept < top.length ? kept++ : kept - 1;
    for (; place > 1 && isBefore(top[place - 1] ?? 0); place--) top[place] = top[place - 1] ?? 0;
    top[place] = answer;
  }
  return kept;
}
