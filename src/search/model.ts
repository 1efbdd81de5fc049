import type { Usual } from "#search/calibration.ts";
import type { Runs } from "#search/feature.ts";

/** What was learnt of some features: for which answers each speaks, or against which. */
export interface FeatureRows {
  /** The features' keys in rising order. */
  readonly keys: Uint32Array;
  /** The answers of feature `f` stand from `start[f]` to `start[f + 1]`, in rising order. */
  readonly start: Uint32Array;
  readonly answers: Uint32Array;
  readonly weights: Int8Array;
}

/** Which answer fits a customer's own words, as it was learnt. */
export interface MessageModel {
  /** Answers are numbers everywhere else: places in this list. */
  readonly ids: readonly string[];
  /** So many whole steps of weight make one unit of score. */
  readonly steps: number;
  /** The longest runs of letters among its features. */
  readonly runs: Runs;
  /** What its confidence is measured against. */
  readonly usual: Usual;
  readonly rows: FeatureRows;
}
