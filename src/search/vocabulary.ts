import type { Family } from "#search/feature.ts";
import type { FeatureBook } from "#search/feature-book.ts";
import type { SparseRows } from "#search/sparse.ts";

/** How much a family of features counts beside words. */
export const FAMILY_WEIGHT: Readonly<Record<Family, number>> = {
  word: 1,
  marked: 0.6,
  pair: 1,
  skip: 1,
  letters: 1.1,
  long: 1.1,
};

/** How strongly rare features are preferred to common ones. */
const RARITY_POWER = 0.7;
/** With many answers a feature that so large a share of them has says nothing: it is known, and never learnt from. */
const COMMON_SHARE = 0.4;

/** The features that some texts are made of, and how much each counts: the rarer the more. */
export interface Vocabulary {
  readonly keys: Uint32Array;
  /** By number: the weight of its family × how rare it is; nought where it says nothing. */
  readonly counts: Float64Array;
  /** The place among `keys` of each feature of the book, -1 where it has none. */
  readonly places: Int32Array;
}

/** The texts of a vocabulary, the number of the answer that each belongs to, and what is made of them. */
interface Told {
  readonly book: FeatureBook;
  readonly answers: Int32Array;
  /** With many answers pairs and runs of letters that a single text has stay out, and common features say nothing. */
  readonly isLarge?: boolean | undefined;
}

/** The vocabulary of some texts, features in order of key. */
export function vocabularyOf({ book, answers, isLarge = false }: Told): Vocabulary {
  const spread = spreadIn(book, answers);
  const all = { texts: book.size, answers: new Set(answers).size };
  const least = isLarge ? 2 : 1;
  const trust = isLarge ? 0 : trustIn(all);
  const most = isLarge ? COMMON_SHARE * all.answers : Number.POSITIVE_INFINITY;
  const isKept = (feature: number) =>
    (spread.texts[feature] ?? 0) >= least || isWord(book.families[feature] ?? "word");
  const kept = Uint32Array.from([...book.keys.keys()].filter(isKept));
  kept.sort((a, b) => (book.keys[a] ?? 0) - (book.keys[b] ?? 0));
  const places = new Int32Array(book.keys.length).fill(-1);
  for (const [place, feature] of kept.entries()) places[feature] = place;
  const counts = Float64Array.from(kept, (feature) => {
    const own = { texts: spread.texts[feature] ?? 0, answers: spread.answers[feature] ?? 0 };
    return own.answers > most
      ? 0
      : FAMILY_WEIGHT[book.families[feature] ?? "word"] * rarityOf(own, all, trust);
  });
  return { keys: kept.map((feature) => book.keys[feature] ?? 0), counts, places };
}

/** Whether a feature is a word, and no pair or run of letters. */
export function isWord(family: Family): boolean {
  return family === "word" || family === "marked";
}

/** How much a feature counts that so many of all texts have, in a base of many answers. */
export function countOf(family: Family, withIt: number, texts: number): number {
  return FAMILY_WEIGHT[family] * logarithm(withIt, texts);
}

/** In how many texts and answers each feature is. */
function spreadIn(book: FeatureBook, answers: Int32Array) {
  const texts = new Int32Array(book.keys.length);
  const having = new Int32Array(book.keys.length);
  const last = new Int32Array(book.keys.length).fill(-1);
  const byAnswer = [...answers.keys()].sort((a, b) => (answers[a] ?? 0) - (answers[b] ?? 0));
  for (const text of byAnswer) {
    const answer = answers[text] ?? 0;
    for (const feature of book.of(text)) {
      texts[feature] = (texts[feature] ?? 0) + 1;
      if (last[feature] !== answer) having[feature] = (having[feature] ?? 0) + 1;
      last[feature] = answer;
    }
  }
  return { texts, answers: having };
}

/** In how many texts and answers something is. */
interface Spread {
  readonly texts: number;
  readonly answers: number;
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
  /** How many of its features are known. */
  readonly known: Int32Array;
}

/** Texts as numbers: what nobody knows and what says nothing is left out. */
export function numbered(book: FeatureBook, { places, counts }: Vocabulary): Numbered {
  const [columns, values] = [new Int32Array(book.length), new Float32Array(book.length)];
  const start = new Int32Array(book.size + 1);
  const scales = new Float64Array(book.size);
  const known = new Int32Array(book.size);
  let end = 0;
  for (let row = 0; row < book.size; row++) {
    const first = end;
    let square = 0;
    for (const feature of book.of(row)) {
      const place = places[feature] ?? -1;
      if (place < 0) continue;
      known[row] = (known[row] ?? 0) + 1;
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      square += count * count;
      columns[end++] = place;
    }
    const scale = Math.sqrt(square) || 1;
    for (let at = first; at < end; at++) values[at] = (counts[columns[at] ?? 0] ?? 0) / scale;
    scales[row] = scale;
    start[row + 1] = end;
  }
  return { scales, known, rows: { start, columns: columns.slice(0, end), values: values.slice(0, end) } };
}
