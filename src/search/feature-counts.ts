import type { Family } from "#search/feature.ts";
import { placeOf } from "#search/row-file.ts";
import { countOf, type Vocabulary } from "#search/vocabulary.ts";

/** How much each feature counted when a model was trained, by key: what is learnt later must be on the same scale. */
export interface FeatureCounts {
  /** In rising order. */
  readonly keys: Uint32Array;
  readonly counts: Float32Array;
  /** So many texts it was trained from. */
  readonly texts: number;
}

/** The counts of the vocabulary that some texts were learnt in. */
export function countsOf({ keys, counts }: Vocabulary, texts: number): FeatureCounts {
  return { keys, counts: Float32Array.from(counts), texts };
}

/** What a feature counts, if any of those texts had it. */
export function countOfKey({ keys, counts }: FeatureCounts, key: number): number | undefined {
  const place = placeOf(keys, key);
  return keys[place] === key ? counts[place] : undefined;
}

/** What a feature counts that none of those texts had and so many new ones have. */
export function countOfNew({ texts }: FeatureCounts, family: Family, withIt: number): number {
  return countOf(family, withIt, texts);
}
