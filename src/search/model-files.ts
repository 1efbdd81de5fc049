import type { Usual } from "#search/calibration.ts";
import { featuresOf, type Runs } from "#search/feature.ts";
import { type FileSource, jsonFile, readJson } from "#search/files.ts";
import type { MessageModel } from "#search/model.ts";
import {
  FEW_WEIGHTS,
  isPartName,
  partBitsFor,
  partFiles,
  type Row,
  RowParts,
  rowsInParts,
} from "#search/model-parts.ts";
import { type Ranking, rankingOf, type Tally } from "#search/ranking.ts";
import type { Word } from "#search/word.ts";

/** What is known of a model before any of its parts is loaded. */
interface Head {
  readonly ids: readonly string[];
  readonly steps: number;
  readonly runs: Runs;
  readonly usual: Usual;
  /** So many first bits of a key say in which part of the rows it is. */
  readonly bits: number;
}

/** The name of the file that is read first. */
export const MODEL_HEAD = "model";

/** A model as files; its weights in one if there are `few` of them. */
export function modelFiles(model: MessageModel, few = FEW_WEIGHTS): Map<string, Uint8Array<ArrayBuffer>> {
  const { rows, ...own } = model;
  const head: Head = { ...own, bits: partBitsFor(rows, few) };
  return new Map([[MODEL_HEAD, jsonFile(head)], ...partFiles(rows, head.bits)]);
}

/** Whether a file of a search is one of its model. */
export function isModelFile(name: string): boolean {
  return name === MODEL_HEAD || isPartName(name);
}

/** The model in the files that `modelFiles` made. */
export function modelIn(files: ReadonlyMap<string, Uint8Array>): MessageModel {
  const { bits, ...head } = JSON.parse(new TextDecoder().decode(files.get(MODEL_HEAD))) as Head;
  return { ...head, rows: rowsInParts(files, bits) };
}

/** Ranks answers by a model whose parts are loaded when a word asks for them. */
export interface Ranker {
  /** The answers that fit some words, best first, at most `top`; parts that cannot be had are left out. */
  rank(words: readonly Word[], top: number): Promise<Ranking>;
  /** The same at once, when every part that it needs is loaded. */
  rankNow(words: readonly Word[], top: number): Ranking | undefined;
}

/** Opens a model over its files. */
export async function openModel(source: FileSource): Promise<Ranker> {
  const head = await readJson<Head>(source, MODEL_HEAD);
  const rows = new RowParts(source, head.bits);
  const rank = (keys: readonly number[], top: number) => ({
    ...rankingOf(tallyOf(rows.of(keys), keys.length, head), head, top),
    isPartial: rows.misses(keys),
  });
  return {
    rank: async (words, top) => {
      const { keys } = featuresOf(words, head);
      await rows.load(keys);
      return rank(keys, top);
    },
    rankNow: (words, top) => {
      const { keys } = featuresOf(words, head);
      return rows.misses(keys) ? undefined : rank(keys, top);
    },
  };
}

/** Adds up what the features say. Whole numbers only, so that every engine finds the same. */
function tallyOf(met: readonly Row[], features: number, { ids, steps }: Head): Tally {
  const scores = new Int32Array(ids.length);
  for (const { rows, place } of met) {
    const end = rows.start[place + 1] ?? 0;
    for (let at = rows.start[place] ?? 0; at < end; at++) {
      const answer = rows.answers[at] ?? 0;
      scores[answer] = (scores[answer] ?? 0) + (rows.weights[at] ?? 0);
    }
  }
  return { scores, steps, features, known: met.length };
}
