import { type CohortRow, cohortRows, notBegun } from "#core/cohort.ts";
import type { Instant } from "#core/instant.ts";
import { learnersOf } from "#core/learner.ts";
import type { Shifts } from "#core/shift.ts";
import { type TaughtChange, taughtChanges } from "#core/taught-changes.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";

/** What end-of-shift files are held against. */
export interface TrainingGround {
  /** Its paths are those that are asked for. */
  readonly sheet: TrainingSheet;
  readonly now: Instant;
  /** The first day of a cohort (`2026-11-23`), and the instant at which it begins in the workspace's zone. */
  readonly since?: { readonly day: string; readonly at: Instant };
}

/** What some end-of-shift files say of training. */
export interface TrainingTables {
  readonly training: readonly CohortRow[];
  /** Initials of agents whose files tell of no lesson. */
  readonly notBegun: readonly string[];
  /** What changed since the first day in what the paths teach; absent where none was named. */
  readonly changes?: readonly TaughtChange[];
}

/** Where each learner stands in each path, and what changed meanwhile. Drills count from the first day on. */
export function trainingTables(shifts: Shifts, { sheet, now, since }: TrainingGround): TrainingTables {
  const learners = learnersOf(shifts, since?.day);
  return {
    training: cohortRows(learners, sheet, now),
    notBegun: notBegun(learners, sheet.paths).map(({ agent }) => agent),
    ...(since && { changes: taughtChanges(sheet, sheet.paths, since.at, now) }),
  };
}
