import { confidenceFrom, type Usual } from "#search/calibration.ts";

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
  /** So many steps are one unit of score. */
  readonly steps: number;
  /** How many features it has, and how many of them are known. */
  readonly features: number;
  readonly known: number;
}

/** The best answers of a tally, and how sure it is that any fits. */
export function rankingOf(
  { scores, steps, features, known }: Tally,
  { ids, usual }: { readonly ids: readonly string[]; readonly usual: Usual },
  top: number,
): Omit<Ranking, "isPartial"> {
  if (features === 0 || ids.length === 0 || scores.every((score) => score === 0))
    return { best: [], confidence: 0 };
  const unit = steps * Math.sqrt(features);
  const best = bestOf(scores, Math.min(Math.max(1, top), ids.length));
  const force = Math.max(0, scores[best[0] ?? 0] ?? 0) / unit;
  const signs = { force, unknown: 1 - known / features, length: Math.log(features) };
  const ranked = best.slice(0, top).map((answer) => ({
    id: ids[answer] ?? "",
    score: Math.round(((scores[answer] ?? 0) / unit) * 1000) / 1000,
  }));
  return { best: ranked, confidence: confidenceFrom(signs, usual) };
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
