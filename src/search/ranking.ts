/** An answer and how well it fits; scores are comparable within one message only. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** What some words lead to. */
export interface Ranking {
  /** Best first; ties in order of id. */
  readonly best: readonly Ranked[];
  /** How sure it is that any answer fits, 0…1; from 0.5 on one may say so. */
  readonly confidence: number;
  /** Whether a part of the model could not be had. */
  readonly isPartial: boolean;
}

/** What the features of a message add up to. */
export interface Tally {
  /** By answer, in whole steps. */
  readonly scores: Int32Array;
  /** So many steps are one unit of score for a message of this length. */
  readonly unit: number;
  /** The share of its features that were known. */
  readonly known: number;
}

/** The best answers of a tally, and how sure it is that any fits. */
export function rankingOf(tally: Tally, ids: readonly string[], top: number): Omit<Ranking, "isPartial"> {
  const { scores, unit } = tally;
  if (unit === 0) return { best: [], confidence: 0 };
  const best = bestOf(scores, Math.min(top, ids.length)).map((answer) => ({
    id: ids[answer] ?? "",
    score: Math.round(((scores[answer] ?? 0) / unit) * 1000) / 1000,
  }));
  return { best, confidence: confidenceOf(tally) };
}

function bestOf(scores: Int32Array, top: number): number[] {
  const best: number[] = [];
  for (let answer = 0; answer < scores.length; answer++) {
    const score = scores[answer] ?? 0;
    if (best.length === top && score <= (scores[best[top - 1] ?? 0] ?? 0)) continue;
    let place = best.length < top ? best.length : top - 1;
    for (; place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score; place--)
      best[place] = best[place - 1] ?? 0;
    best[place] = answer;
  }
  return best;
}

/** Where the chance is even that an answer with this much more than an unknown one fits, and how fast it rises. */
const EVEN = 3.5;
const RISE = 1;

function confidenceOf({ scores, unit, known }: Tally): number {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  const sure = 1 / (1 + Math.exp(-RISE * ((most / unit) * Math.sqrt(known) - EVEN)));
  return Math.round(sure * 1000) / 1000;
}
