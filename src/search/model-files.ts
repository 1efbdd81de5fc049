import type { Usual } from "#search/calibration.ts";
import { featuresOf, letterFeatures, wordFeatures, wordKey } from "#search/feature.ts";
import type { FileSource } from "#search/files.ts";
import type { MessageModel } from "#search/model.ts";
import { partBitsFor, partFiles, type Row, RowParts } from "#search/model-parts.ts";
import { type Ranking, rankingOf, type Tally } from "#search/ranking.ts";
import type { Word } from "#search/word.ts";

/** What is known of a model before any of its parts is loaded. */
interface Head {
  readonly ids: readonly string[];
  readonly steps: number;
  readonly usual: Usual;
  /** So many first bits of a key say in which part of the rows it is; of the letters', where they stand apart. */
  readonly bits: number;
  readonly letterBits?: number;
}

/** The name of the file that is read first. */
export const MODEL_HEAD = "model";

const WORDS = "model-words";
const LETTERS = "model-letters";

/** A model as files. */
export function modelFiles(model: MessageModel): Map<string, Uint8Array<ArrayBuffer>> {
  const { ids, steps, usual, rows, letters } = model;
  const bits = letters ? partBitsFor(rows) : 0;
  const head: Head = { ids, steps, usual, bits, ...(letters && { letterBits: partBitsFor(letters) }) };
  return new Map([
    [MODEL_HEAD, new TextEncoder().encode(JSON.stringify(head))],
    ...partFiles(WORDS, rows, bits),
    ...(letters ? partFiles(LETTERS, letters, head.letterBits ?? 0) : []),
  ]);
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
  const rows = new RowParts(source, WORDS, head.bits);
  const letters = head.letterBits === undefined ? rows : new RowParts(source, LETTERS, head.letterBits);
  const isApart = letters !== rows;
  const ownOf = (words: readonly Word[]) => (isApart ? wordFeatures(words) : featuresOf(words)).keys;
  const unknownOf = (words: readonly Word[]) =>
    isApart ? letterFeatures(words.filter(({ folded }) => !rows.has(wordKey(folded)))).keys : [];
  const rank = (words: readonly Word[], own: readonly number[], unknown: readonly number[], top: number) => {
    const [met, metLetters] = [rows.of(own), letters.of(unknown)];
    const features = featuresOf(words).keys.length;
    const missed = own.length + unknown.length - met.length - metLetters.length;
    const tally = tallyOf([...met, ...metLetters], features, missed, head);
    return { ...rankingOf(tally, head, top), isPartial: rows.misses(own) || letters.misses(unknown) };
  };
  return {
    rank: async (words, top) => {
      const own = ownOf(words);
      await rows.load(own);
      const unknown = unknownOf(words);
      await letters.load(unknown);
      return rank(words, own, unknown, top);
    },
    rankNow: (words, top) => {
      const own = ownOf(words);
      if (rows.misses(own)) return undefined;
      const unknown = unknownOf(words);
      return letters.misses(unknown) ? undefined : rank(words, own, unknown, top);
    },
  };
}

/** Adds up what the features say. Whole numbers only, so that every engine finds the same. */
function tallyOf(met: readonly Row[], features: number, missed: number, { ids, steps }: Head): Tally {
  const scores = new Int32Array(ids.length);
  for (const { rows, place } of met) {
    const end = rows.start[place + 1] ?? 0;
    for (let at = rows.start[place] ?? 0; at < end; at++) {
      const answer = rows.answers[at] ?? 0;
      scores[answer] = (scores[answer] ?? 0) + (rows.weights[at] ?? 0);
    }
  }
  return { scores, steps, features, known: Math.max(0, features - missed) };
}
