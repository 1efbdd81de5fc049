import { URGENT_WEIGHT, type UrgentFamily, urgentFeatures } from "#search/urgent-feature.ts";
import type { UrgentModel } from "#search/urgent-model.ts";
import { type HeardWord, signFinder } from "#search/urgent-sign.ts";

/** Something that customers say, and the urgent answer it is a phrase of; absent where nobody is in danger. */
export interface UrgentExample {
  readonly id?: string | undefined;
  readonly words: readonly HeardWord[];
}

/** What it costs to be wrong about a phrase, a harmless message, and a phrase of another urgent answer. */
const PHRASE_COST = 3;
const HARMLESS_COST = 4;
const OTHER_URGENT_COST = 0.3;
const ROUNDS = 20;
/** What words say that tell nothing; a phrase says 1. */
const NOTHING = -1;

/** Learns to tell the phrases of each urgent answer from all others. The same examples make the same model. */
export function trainUrgent(examples: readonly UrgentExample[]): UrgentModel {
  const finder = signFinder();
  const told = examples.map(({ id, words }) => ({ id, features: urgentFeatures(words, finder) }));
  const ids = [...new Set(told.flatMap(({ id }) => id ?? []))].sort();
  const { counts, rare } = rarity(told.map(({ features }) => features));
  const lines = told.map(({ id, features }) => ({ id, entries: entriesIn(features, counts) }));
  const learnt = ids.map((id) => separate(lines, id));
  return { ...modelOf(ids, counts, learnt), rare };
}

function rarity(texts: readonly ReadonlyMap<number, UrgentFamily>[]) {
  const met = new Map<number, number>();
  for (const features of texts) for (const key of features.keys()) met.set(key, (met.get(key) ?? 0) + 1);
  const families = new Map(texts.flatMap((features) => [...features]));
  const counts = new Map(
    [...met].map(([key, times]) => [
      key,
      URGENT_WEIGHT[families.get(key) ?? "word"] * Math.log(1 + texts.length / (times + 0.5)),
    ]),
  );
  return { counts, rare: Math.log(1 + texts.length / 0.5) };
}

interface Entry {
  readonly key: number;
  readonly value: number;
}

function entriesIn(features: ReadonlyMap<number, unknown>, counts: ReadonlyMap<number, number>): Entry[] {
  const own = [...features.keys()].map((key) => ({ key, value: counts.get(key) ?? 0 }));
  const length = Math.sqrt(own.reduce((sum, { value }) => sum + value ** 2, 0)) || 1;
  return own.map(({ key, value }) => ({ key, value: value / length }));
}

/**
 * A line between the phrases of one answer and everything else, as far from both as it can be: a support vector
 * machine with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008).
 */
function separate(
  lines: readonly { readonly id?: string | undefined; readonly entries: readonly Entry[] }[],
  id: string,
): Map<number, number> {
  const weights = new Map<number, number>();
  const duals = new Float64Array(lines.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [line, { id: own, entries }] of lines.entries()) {
      const side = own === id ? 1 : -1;
      const slack = 0.5 / (own === id ? PHRASE_COST : own ? OTHER_URGENT_COST : HARMLESS_COST);
      const margin =
        side * entries.reduce((sum, { key, value }) => sum + (weights.get(key) ?? 0) * value, NOTHING);
      const dual = duals[line] ?? 0;
      const next = Math.max(0, dual - (margin - 1 + slack * dual) / (1 + slack));
      const step = (next - dual) * side;
      if (step === 0) continue;
      duals[line] = next;
      for (const { key, value } of entries) weights.set(key, (weights.get(key) ?? 0) + step * value);
    }
  }
  return weights;
}

/** Weights are kept as whole numbers of this many a unit, counts of so many. */
const STEPS = 8;
const COUNT_STEPS = 8;

function modelOf(
  ids: readonly string[],
  counts: ReadonlyMap<number, number>,
  learnt: readonly ReadonlyMap<number, number>[],
): Omit<UrgentModel, "rare"> {
  const rows = [...counts.keys()].flatMap((key) => {
    const weights = learnt.map((own) => wholeStep((own.get(key) ?? 0) * (counts.get(key) ?? 1)));
    return weights.some((weight) => weight !== 0) ? [{ key, weights }] : [];
  });
  rows.sort((a, b) => a.key - b.key);
  return {
    ids,
    steps: STEPS,
    countSteps: COUNT_STEPS,
    keys: Uint32Array.from(rows, ({ key }) => key),
    counts: Uint8Array.from(rows, ({ key }) =>
      Math.min(255, Math.round((counts.get(key) ?? 0) * COUNT_STEPS)),
    ),
    weights: Int8Array.from(rows.flatMap(({ weights }) => weights)),
  };
}

function wholeStep(weight: number): number {
  return Math.max(-127, Math.min(127, Math.round(weight * STEPS)));
}
