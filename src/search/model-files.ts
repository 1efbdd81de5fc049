import type { Usual } from "#search/calibration.ts";
import { featuresOf } from "#search/feature.ts";
import type { FileSource } from "#search/files.ts";
import type { FeatureRows, MessageModel } from "#search/model.ts";
import { type Ranking, rankingOf, type Tally } from "#search/ranking.ts";
import { placeOf, rowFile, rowsBetween, rowsIn } from "#search/row-file.ts";
import type { Word } from "#search/word.ts";

/** What is known of a model before any of its parts is loaded. */
interface Head {
  readonly ids: readonly string[];
  readonly steps: number;
  readonly usual: Usual;
  /** So many first bits of a key say in which part it is. */
  readonly partBits: number;
}

/** A part has about so many weights: small enough to be fetched for one word. */
const PART_WEIGHTS = 400_000;

/** The name of the file that is read first. */
export const MODEL_HEAD = "model";

function partName(part: number): string {
  return `model-${part}`;
}

/** A model as files. */
export function modelFiles(model: MessageModel): Map<string, Uint8Array<ArrayBuffer>> {
  const { ids, steps, usual, rows } = model;
  const partBits = Math.max(0, Math.ceil(Math.log2(rows.weights.length / PART_WEIGHTS)));
  const head: Head = { ids, steps, usual, partBits };
  const files = new Map([[MODEL_HEAD, new TextEncoder().encode(JSON.stringify(head))]]);
  let from = 0;
  for (let part = 0; part < 2 ** partBits; part++) {
    const to =
      part + 1 === 2 ** partBits ? rows.keys.length : placeOf(rows.keys, (part + 1) * 2 ** (32 - partBits));
    files.set(partName(part), rowFile(rowsBetween(rows, from, to)));
    from = to;
  }
  return files;
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
  const head = JSON.parse(new TextDecoder().decode(await source.read(MODEL_HEAD))) as Head;
  const parts = new Map<number, FeatureRows>();
  const partOf = (key: number) => (head.partBits === 0 ? 0 : key >>> (32 - head.partBits));
  const load = async (part: number) => {
    if (!parts.has(part)) parts.set(part, rowsIn(await source.read(partName(part))));
  };
  const missing = (keys: readonly number[]) =>
    [...new Set(keys.map(partOf))].filter((part) => !parts.has(part));
  const rank = (keys: readonly number[], top: number, isPartial: boolean): Ranking => {
    const tally = tallyOf(keys, (key) => parts.get(partOf(key)), head);
    return { ...rankingOf(tally, head, top), isPartial };
  };
  return {
    rank: async (words, top) => {
      const { keys } = featuresOf(words);
      await Promise.allSettled(missing(keys).map(load));
      return rank(keys, top, missing(keys).length > 0);
    },
    rankNow: (words, top) => {
      const { keys } = featuresOf(words);
      return missing(keys).length === 0 ? rank(keys, top, false) : undefined;
    },
  };
}

/** Adds up what the features say. Whole numbers only, so that every engine finds the same. */
function tallyOf(
  keys: readonly number[],
  rowsFor: (key: number) => FeatureRows | undefined,
  { ids, steps }: Head,
): Tally {
  const scores = new Int32Array(ids.length);
  let known = 0;
  for (const key of keys) {
    const rows = rowsFor(key);
    const row = rows ? placeOf(rows.keys, key) : 0;
    if (!rows || rows.keys[row] !== key) continue;
    known++;
    for (let at = rows.start[row] ?? 0; at < (rows.start[row + 1] ?? 0); at++) {
      const answer = rows.answers[at] ?? 0;
      scores[answer] = (scores[answer] ?? 0) + (rows.weights[at] ?? 0);
    }
  }
  return { scores, steps, features: keys.length, known };
}
