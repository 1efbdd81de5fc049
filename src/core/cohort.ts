import { compareInstants, type Instant } from "#core/instant.ts";
import type { Learner } from "#core/learner.ts";
import type { Drill } from "#core/lesson.ts";
import { isPassed, percentOf, type Score, standingIn, standingOf } from "#core/progress.ts";
import { type ChangedAnswer, staleLessons, withLearned } from "#core/stale-lessons.ts";
import type { SheetPath, TrainingSheet } from "#core/training-sheet.ts";

/** Below so many per cent a kind of drill is weak. */
export const WEAK_BELOW = 70;
/** Of fewer questions nothing is said. */
export const WEAK_ASKED = 5;

/** What still stands between a learner and the end of a path. */
export type Missing = "lessons" | "score" | "changes";

/** A kind of drill that somebody gets wrong too often. */
export interface WeakDrill extends Score {
  readonly drill: Drill;
}

/** A learner in a path. */
export interface CohortRow {
  readonly agent: string;
  /** When the newest file of the agent was made. */
  readonly made: Instant;
  readonly devices: number;
  /** The path's id and title. */
  readonly path: string;
  readonly title: string;
  readonly done: number;
  readonly of: number;
  readonly score: Score;
  /** Whole per cent of right first tries; absent where nothing was asked. */
  readonly percent?: number;
  readonly pass: number;
  /** Over all paths, weakest first. */
  readonly weak: readonly WeakDrill[];
  /** Answers that changed since they were learned, each once, oldest change first. */
  readonly stale: readonly ChangedAnswer[];
  readonly missing: readonly Missing[];
  /** All lessons done, the pass mark reached, and nothing that was learned has changed since. */
  readonly isReady: boolean;
}

/** Each learner in each path they began, by initials, then in the order of the paths. */
export function cohortRows(learners: readonly Learner[], sheet: TrainingSheet, now: Instant): CohortRow[] {
  return learners.flatMap((learner) =>
    sheet.paths.filter((path) => hasBegun(learner, path)).map((path) => cohortRow(learner, path, sheet, now)),
  );
}

/** Learners whose files tell of no lesson of these paths. */
export function notBegun(learners: readonly Learner[], paths: readonly SheetPath[]): Learner[] {
  return learners.filter((learner) => paths.every((path) => !hasBegun(learner, path)));
}

/** Whether a learner has begun a lesson of a path. */
export function hasBegun({ progress }: Pick<Learner, "progress">, { lessons }: SheetPath): boolean {
  return lessons.some(({ key, shape }) => standingIn(progress[key], shape) !== undefined);
}

function cohortRow(learner: Learner, path: SheetPath, sheet: TrainingSheet, now: Instant): CohortRow {
  const { done, of, score } = standingOf(learner.progress, path.lessons);
  const percent = percentOf(score);
  const stale = staleIn(learner, path, sheet, now);
  const missing: Missing[] = [
    ...(done < of ? (["lessons"] as const) : []),
    ...(isPassed(score, path.pass) ? [] : (["score"] as const)),
    ...(stale.length > 0 ? (["changes"] as const) : []),
  ];
  return {
    agent: learner.agent,
    made: learner.made,
    devices: learner.devices,
    path: path.id,
    title: path.title,
    done,
    of,
    score,
    ...(percent !== undefined && { percent }),
    pass: path.pass,
    weak: weakDrills(learner),
    stale,
    missing,
    isReady: missing.length === 0,
  };
}

/** The kinds of drills that a learner gets wrong too often, weakest first. */
export function weakDrills({ drills }: Pick<Learner, "drills">): WeakDrill[] {
  const all = Object.entries(drills).map(([drill, score]) => ({ drill: drill as Drill, ...score }));
  return all
    .filter(({ right, asked }) => asked >= WEAK_ASKED && 100 * right < WEAK_BELOW * asked)
    .sort((a, b) => a.right / a.asked - b.right / b.asked);
}

/** An answer of several lessons counts once: by the version that was learned longest ago. */
function staleIn(
  { progress }: Learner,
  path: SheetPath,
  sheet: TrainingSheet,
  now: Instant,
): ChangedAnswer[] {
  const own = { ...sheet, paths: [path] };
  const changes = staleLessons(withLearned(progress, own), own, now).flatMap((lesson) => lesson.changes);
  const each = Map.groupBy(changes, ({ id }) => id).values();
  const first = [...each].flatMap(
    (same) => same.toSorted((a, b) => b.whats.length - a.whats.length)[0] ?? [],
  );
  return first.sort((a, b) => compareInstants(a.at, b.at));
}
