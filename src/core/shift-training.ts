import { scoreOf } from "#core/progress.ts";
import type { ShiftFile } from "#core/shift.ts";

/** What of training an end-of-shift file holds, in figures. */
export interface ShiftTraining {
  /** Lessons that are done, and those that are begun. */
  readonly done: number;
  readonly begun: number;
  /** Questions of lessons and of drills that were answered. */
  readonly asked: number;
  /** Questions that are to be asked again. */
  readonly cards: number;
}

/** What of training goes into a file; undefined where there is nothing. */
export function shiftTraining({
  training,
  drills,
  cards,
}: Pick<ShiftFile, "training" | "drills" | "cards">): ShiftTraining | undefined {
  const lessons = Object.values(training);
  const drilled = Object.values(drills).flatMap((day) => Object.values(day));
  const done = lessons.filter((lesson) => lesson.done !== undefined).length;
  const told = {
    done,
    begun: lessons.length - done,
    asked: drilled.reduce((sum, { asked }) => sum + asked, scoreOf(lessons).asked),
    cards: Object.keys(cards).length,
  };
  return Object.values(told).some((count) => count > 0) ? told : undefined;
}
