import type { Family, Features } from "#search/feature.ts";
import type { SparseRows } from "#search/sparse.ts";

/** How much a family of features counts beside words. */
export const FAMILY_WEIGHT: Readonly<Record<Family, number>> = {
  word: 1,
  marked: 0.6,
  pair: 1,
  skip: 1,
  letters: 1.1,
};

/** How strongly rare features are preferred to common ones. */
const RARITY_POWER = 0.7;

/** The features that some texts are made of, and how much each counts: the rarer the more. */
export interface Vocabulary {
  /** The number of each known feature, by its key. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly keys: Uint32Array;
  /** By number: the weight of its family × how rare it is. */
  readonly counts: Float64Array;
}

/** The texts of a vocabulary, the number of the answer that each belongs to, and what is made of them. */
interface Told {
  readonly texts: readonly Features[];
  readonly answers: Int32Array;
  /** Pairs that fewer texts have stay out. */
  readonly leastTexts?: number | undefined;
  /** Whether it tells little in how few answers a feature is met. */
  readonly isLarge?: boolean | undefined;
}

/** The vocabulary of some texts, features in order of key. */
export function vocabularyOf({ texts, answers, leastTexts = 1, isLarge = false }: Told): Vocabulary {
  const met = metIn(texts, answers);
  const all = { texts: texts.length, answers: new Set(answers).size };
  const isKept = ({ texts: withIt, family }: Met) =>
    withIt >= leastTexts || family === "word" || family === "marked";
  const kept = new Map([...met].filter(([, entry]) => isKept(entry)));
  const keys = Uint32Array.from(kept.keys()).sort();
  const trust = isLarge ? 0 : trustIn(all);
  const counts = Float64Array.from(keys, (key) => {
    const entry = kept.get(key);
    return entry ? FAMILY_WEIGHT[entry.family] * rarityOf(entry, all, trust) : 0;
  });
  return { keys, counts, numbers: new Map([...keys].map((key, number) => [key, number])) };
}

/** How much a feature counts that so many of all texts have, in a base of many answers. */
export function countOf(family: Family, withIt: number, texts: number): number {
  return FAMILY_WEIGHT[family] * logarithm(withIt, texts);
}

/** In how many texts and answers something is. */
interface Spread {
  readonly texts: number;
  readonly answers: number;
}

interface Met extends Spread {
  readonly family: Family;
}

function metIn(texts: readonly Features[], answers: Int32Array): Map<number, Met> {
  const met = new Map<number, { texts: number; answers: number; last: number; family: Family }>();
  const byAnswer = [...texts.keys()].sort((a, b) => (answers[a] ?? 0) - (answers[b] ?? 0));
  for (const text of byAnswer) {
    const answer = answers[text] ?? 0;
    const { keys, families } = texts[text] ?? { keys: [], families: [] };
    for (const [index, key] of keys.entries()) {
      const entry = met.get(key);
      if (!entry) {
        met.set(key, { texts: 1, answers: 1, last: answer, family: families[index] ?? "word" });
        continue;
      }
      entry.texts++;
      if (entry.last !== answer) entry.answers++;
      entry.last = answer;
    }
  }
  return met;
}

/** So many texts an answer are few enough that the answers which have a feature say more than its texts. */
const FEW_TEXTS = 20;

/** How far it counts in how few answers a feature is, 0…1. With many texts an answer the fitting itself sees it. */
function trustIn(all: Spread): number {
  return Math.min(1, (FEW_TEXTS * all.answers) / all.texts) ** 1.5;
}

/** How rare a feature is among the texts, or among the answers as far as that is trusted. */
function rarityOf({ texts, answers }: Spread, all: Spread, trust: number): number {
  const among = logarithm(texts, all.texts);
  if (trust === 0) return among;
  // As large for what is rarest as among the texts, so that scores mean the same.
  const scale = logarithm(1, all.texts) / logarithm(1, all.answers);
  return among ** (1 - trust) * (scale * logarithm(answers, all.answers)) ** trust;
}

function logarithm(having: number, all: number): number {
  return Math.log(1 + all / (having + 0.5)) ** RARITY_POWER;
}

/** Texts as rows of numbers, each of length 1. */
export interface Numbered {
  readonly rows: SparseRows;
  /** How long each was before. */
  readonly scales: Float64Array;
}

/** Texts as numbers: the features that nobody knows are left out. */
export function numbered(texts: readonly Features[], { numbers, counts }: Vocabulary): Numbered {
  const most = texts.reduce((sum, { keys }) => sum + keys.length, 0);
  const [columns, values] = [new Int32Array(most), new Float32Array(most)];
  const start = new Int32Array(texts.length + 1);
  const scales = new Float64Array(texts.length);
  let end = 0;
  for (const [row, { keys }] of texts.entries()) {
    const first = end;
    for (const key of keys) {
      const number = numbers.get(key);
      if (number !== undefined) columns[end++] = number;
    }
    const known = columns.subarray(first, end);
    const scale = Math.sqrt(known.reduce((sum, number) => sum + (counts[number] ?? 0) ** 2, 0)) || 1;
    for (let at = first; at < end; at++) values[at] = (counts[columns[at] ?? 0] ?? 0) / scale;
    scales[row] = scale;
    start[row + 1] = end;
  }
  return { scales, rows: { start, columns: columns.slice(0, end), values: values.slice(0, end) } };
}
