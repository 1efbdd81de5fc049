import { apart } from "#search/apart.ts";
import { type Usual, usualOf } from "#search/calibration.ts";
import { featuresOf } from "#search/feature.ts";
import type { FeatureRows, MessageModel } from "#search/model.ts";
import { fitSoftmax, type Weights } from "#search/softmax.ts";
import { sparseRows } from "#search/sparse.ts";
import { numbered, type Vocabulary, vocabularyOf } from "#search/vocabulary.ts";
import type { Word } from "#search/word.ts";

/** Something that customers say, and the answer that fits it. */
export interface Example {
  /** The answer's id, or whatever stands for one of its versions. */
  readonly id: string;
  readonly words: readonly Word[];
  /** How much it counts: 1 for a phrase, less for what was not said by a customer. */
  readonly weight: number;
}

/** How a model is trained. The defaults are those that were measured (README.md). */
export interface TrainingOptions {
  readonly restraint?: number;
  readonly rounds?: number;
  readonly rivals?: number;
  readonly manyAnswers?: number;
}

const DEFAULTS = { restraint: 0.015, rounds: 15, rivals: 48 } as const;

/**
 * From so many answers on a model is read in parts, and runs of letters stand apart from words, so that a message
 * needs only the parts of its own words.
 */
const MANY_ANSWERS = 400;
const MANY = { rounds: 8, leastTexts: 2 } as const;

/** Learns which answer fits which words. The same examples make the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): MessageModel {
  const told = examples.filter(({ words }) => words.length > 0);
  const ids = [...new Set(told.map(({ id }) => id))].sort();
  const isLarge = ids.length >= (options.manyAnswers ?? MANY_ANSWERS);
  if (!isLarge) return { ids, steps: STEPS, ...learnt(told, ids, options) };
  const { rows, usual } = learnt(told, ids, { ...MANY, ...options });
  return {
    ids,
    steps: STEPS / 2,
    usual,
    ...apart(
      rows,
      told.flatMap(({ words }) => words),
    ),
  };
}

function learnt(
  told: readonly Example[],
  ids: readonly string[],
  options: TrainingOptions & { readonly leastTexts?: number },
): { readonly rows: FeatureRows; readonly usual: Usual } {
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const features = told.map(({ words }) => featuresOf(words));
  const vocabulary = vocabularyOf(features, options.leastTexts);
  const texts = features.map((text) => numbered(text, vocabulary));
  const lessons = {
    rows: sparseRows(texts.map(({ entries }) => entries)),
    answers: Int32Array.from(told, ({ id }) => numberOf.get(id) ?? 0),
    weights: Float32Array.from(told, ({ weight }) => weight),
    featureCount: vocabulary.keys.length,
    answerCount: ids.length,
  };
  const fitted = fitSoftmax(lessons, { ...DEFAULTS, ...options });
  const sizes = texts.map(({ scale }, text) => ({ scale, features: features[text]?.keys.length ?? 1 }));
  return { rows: rowsOf(vocabulary, fitted.weights), usual: usualOf(lessons, fitted, sizes) };
}

/** Weights are kept as whole numbers of this many a unit of score. */
const STEPS = 8;
const MOST = 127;
/** What says less than this is left out: it is most of all weights and decides nothing (README.md). */
const LEAST = 3;

function rowsOf(vocabulary: Vocabulary, weights: Weights): FeatureRows {
  const start = new Uint32Array(vocabulary.keys.length + 1);
  const answers = new Uint32Array(weights.columns.length);
  const values = new Int8Array(weights.columns.length);
  let kept = 0;
  for (let feature = 0; feature < vocabulary.keys.length; feature++) {
    for (let at = weights.start[feature] ?? 0; at < (weights.start[feature + 1] ?? 0); at++) {
      const value = Math.round((weights.values[at] ?? 0) * (vocabulary.counts[feature] ?? 0) * STEPS);
      if (Math.abs(value) < LEAST) continue;
      answers[kept] = weights.columns[at] ?? 0;
      values[kept++] = Math.max(-MOST, Math.min(MOST, value));
    }
    start[feature + 1] = kept;
  }
  return { keys: vocabulary.keys, start, answers: answers.slice(0, kept), weights: values.slice(0, kept) };
}
