import { usualOf } from "#search/calibration.ts";
import type { Runs } from "#search/feature.ts";
import { FeatureBook } from "#search/feature-book.ts";
import { keptRows, MANY_ANSWERS, STEPS } from "#search/kept-weights.ts";
import type { MessageModel } from "#search/model.ts";
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

const DEFAULTS = { restraint: 0.015, rounds: 10, rivals: 76, places: 90e6, compared: 200e6 } as const;
/** With many answers fewer rounds are made among fewer rivals, and each text may say less. */
const MANY = { restraint: 0.03, rounds: 3, rivals: 64, places: 60e6, compared: 60e6 } as const;

/** Learns which answer fits which words. The same examples make the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): MessageModel {
  return trainedModel(examples, options).model;
}

/** The same, with the vocabulary it was learnt in. The words of each example are asked for once. */
export function trainedModel(examples: readonly Example[], options: TrainingOptions = {}): TrainedModel {
  const count = new Set(examples.map(({ id }) => id)).size;
  const isLarge = count >= (options.manyAnswers ?? MANY_ANSWERS);
  const runs = isLarge ? 3 : 4;
  const { ids, texts, vocabulary } = numbersOf(examples, runs, isLarge);
  const lessons = {
    ...texts,
    featureCount: vocabulary.keys.length,
    answerCount: ids.length,
  };
  const fitted = fitSoftmax(lessons, { ...(isLarge ? MANY : DEFAULTS), ...options });
  const rows = keptRows(vocabulary, fitted.weights, ids.length);
  return {
    model: { ids, steps: STEPS, runs, rows, usual: usualOf(lessons, fitted, texts.told) },
    vocabulary,
  };
}

/** The examples as numbers; their words and the book of their features are forgotten before the fitting begins. */
function numbersOf(examples: readonly Example[], runs: Runs, isLarge: boolean) {
  const book = new FeatureBook(runs);
  const [own, weights]: [string[], number[]] = [[], []];
  for (const { id, words, weight, isOurs } of examples) {
    if (words.length === 0) continue;
    book.add(words, { hasPairs: !isOurs });
    own.push(id);
    weights.push(weight);
  }
  const ids = [...new Set(own)].sort();
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const answers = Int32Array.from(own, (id) => numberOf.get(id) ?? 0);
  const vocabulary = vocabularyOf({ book, answers, isLarge });
  const { rows, scales, known } = numbered(book, vocabulary);
  const told = Array.from(scales, (scale, text) => ({
    scale,
    known: known[text] ?? 0,
    features: book.of(text).length,
  }));
  return { ids, texts: { rows, answers, weights: Float32Array.from(weights), told }, vocabulary };
}
