import { type Usual, usualOf } from "#search/calibration.ts";
import { featuresOf } from "#search/feature.ts";
import { keptRows, STEPS } from "#search/kept-weights.ts";
import type { FeatureRows, MessageModel } from "#search/model.ts";
import { fitSoftmax } from "#search/softmax.ts";
import { numbered, type Vocabulary, vocabularyOf } from "#search/vocabulary.ts";
import type { Word } from "#search/word.ts";

/** Something that customers say, and the answer that fits it. */
export interface Example {
  /** The answer's id, or whatever stands for one of its versions. */
  readonly id: string;
  readonly words: readonly Word[];
  /** How much it counts: 1 for a phrase, less for what was not said by a customer. */
  readonly weight: number;
  /** Written by us, not by a customer: its words count, what stands beside what does not. */
  readonly isOurs?: true;
}

/** How a model is trained. The defaults are those that were measured (README.md). */
export interface TrainingOptions {
  readonly restraint?: number;
  readonly rounds?: number;
  readonly rivals?: number;
  readonly manyAnswers?: number;
}

/** A model, and the features of all texts it was learnt from. */
export interface TrainedModel {
  readonly model: MessageModel;
  readonly vocabulary: Vocabulary;
}

const DEFAULTS = { restraint: 0.015, rounds: 15, rivals: 76 } as const;

/**
 * From so many answers on pairs and runs of letters that a single text has are left out, and fewer rounds are made
 * among fewer rivals.
 */
const MANY_ANSWERS = 400;
const MANY = { rounds: 5, rivals: 48, leastTexts: 2, isLarge: true } as const;

/** Learns which answer fits which words. The same examples make the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): MessageModel {
  return trainedModel(examples, options).model;
}

/** The same, with the vocabulary it was learnt in. */
export function trainedModel(examples: readonly Example[], options: TrainingOptions = {}): TrainedModel {
  const told = examples.filter(({ words }) => words.length > 0);
  const ids = [...new Set(told.map(({ id }) => id))].sort();
  const isLarge = ids.length >= (options.manyAnswers ?? MANY_ANSWERS);
  const { vocabulary, ...own } = learnt(told, ids, { ...(isLarge && MANY), ...options });
  return { model: { ids, steps: STEPS, ...own }, vocabulary };
}

/** What is left out where there are many answers. */
interface Reduced {
  readonly leastTexts?: number;
  readonly isLarge?: boolean;
}

function learnt(
  told: readonly Example[],
  ids: readonly string[],
  options: TrainingOptions & Reduced,
): { readonly rows: FeatureRows; readonly usual: Usual; readonly vocabulary: Vocabulary } {
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const answers = Int32Array.from(told, ({ id }) => numberOf.get(id) ?? 0);
  const { vocabulary, rows, sizes } = numbersOf(told, answers, options);
  const lessons = {
    rows,
    answers,
    weights: Float32Array.from(told, ({ weight }) => weight),
    featureCount: vocabulary.keys.length,
    answerCount: ids.length,
  };
  const fitted = fitSoftmax(lessons, { ...DEFAULTS, ...options });
  const kept = keptRows(vocabulary, fitted.weights, ids.length);
  return { rows: kept, usual: usualOf(lessons, fitted, sizes), vocabulary };
}

/** The texts as numbers; their features are many, and forgotten before the fitting begins. */
function numbersOf(told: readonly Example[], answers: Int32Array, { leastTexts, isLarge }: Reduced) {
  const features = told.map(({ words, isOurs }) => featuresOf(words, !isOurs));
  const vocabulary = vocabularyOf({ texts: features, answers, leastTexts, isLarge });
  const { rows, scales } = numbered(features, vocabulary);
  const sizes = features.map(({ keys }, text) => ({ scale: scales[text] ?? 1, features: keys.length }));
  return { vocabulary, rows, sizes };
}
