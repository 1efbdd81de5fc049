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
  /** By number: the weight of its family × the logarithm of how rare it is. */
  readonly counts: Float64Array;
}

/** The vocabulary of some texts, features in order of key; pairs that fewer texts have than `leastTexts` stay out. */
export function vocabularyOf(texts: readonly Features[], leastTexts = 1): Vocabulary {
  const met = new Map<number, { texts: number; family: Family }>();
  for (const { keys, families } of texts) {
    for (const [index, key] of keys.entries()) {
      const entry = met.get(key);
      if (entry) entry.texts++;
      else met.set(key, { texts: 1, family: families[index] ?? "word" });
    }
  }
  const isKept = ({ texts: withIt, family }: { texts: number; family: Family }) =>
    withIt >= leastTexts || family === "word" || family === "marked";
  const keys = Uint32Array.from([...met].filter(([, entry]) => isKept(entry)).map(([key]) => key)).sort();
  const counts = Float64Array.from(keys, (key) => {
    const { texts: withIt, family } = met.get(key) ?? { texts: 0, family: "word" };
    return countOf(family, withIt, texts.length);
  });
  return { keys, counts, numbers: new Map([...keys].map((key, number) => [key, number])) };
}

/** How much a feature counts that so many of all texts have. */
export function countOf(family: Family, withIt: number, texts: number): number {
  return FAMILY_WEIGHT[family] * Math.log(1 + texts / (withIt + 0.5)) ** RARITY_POWER;
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
