import { compareInstants, type Instant } from "#core/instant.ts";
import type { Drill } from "#core/lesson.ts";
import type { Version } from "#core/version.ts";

/** How a reader judges their own reply beside the approved one: close to it, some of it, or not yet. */
export const OWN_MARKS = ["close", "partly", "not-yet"] as const;
/** One of these judgements. It is nobody's score. */
export type OwnMark = (typeof OWN_MARKS)[number];

/** How one task of a lesson went: of `asked` first tries so many were `right`; nothing is asked where there is no right one. */
export interface TaskResult {
  readonly at: Instant;
  readonly right: number;
  readonly asked: number;
  /** How a reader judged what they wrote. */
  readonly own?: OwnMark;
}

/** How far somebody is in a lesson. What was done again takes the place of what was. */
export interface LessonProgress {
  /** What of the lesson must not change meanwhile (`lessonShape`). */
  readonly shape: string;
  readonly begun: Instant;
  /** When its last task was done and it was left. */
  readonly done?: Instant;
  /** By the task's number in the lesson, from 0. */
  readonly tasks: Readonly<Record<string, TaskResult>>;
  /** The version in effect of each answer it speaks of, when it was done; later ones where the reader caught up. */
  readonly learned: Readonly<Record<string, Version>>;
}

/** Right first tries of those that were asked. */
export interface Score {
  readonly right: number;
  readonly asked: number;
}

/** Scores of drills by shift day. */
export type DrillTally = Readonly<Record<string, Readonly<Partial<Record<Drill, Score>>>>>;

/** Lessons by `PATH/LESSON`. */
export type Progress = Readonly<Record<string, LessonProgress>>;

/** What some lessons come to together. */
export function scoreOf(lessons: Iterable<LessonProgress | undefined>): Score {
  const results = [...lessons].flatMap((lesson) => Object.values(lesson?.tasks ?? {}));
  return {
    right: results.reduce((sum, { right }) => sum + right, 0),
    asked: results.reduce((sum, { asked }) => sum + asked, 0),
  };
}

/** Whole per cent of a score, never rounded up to a pass; undefined where nothing was asked. */
export function percentOf({ right, asked }: Score): number | undefined {
  return asked === 0 ? undefined : Math.floor((100 * right) / asked);
}

/** Whether a score reaches a pass mark; one at which nothing was asked does. */
export function isPassed(score: Score, pass: number): boolean {
  return (percentOf(score) ?? 100) >= pass;
}

/** A lesson as it is begun: nothing of it is done. */
export function begunLesson(shape: string, now: Instant): LessonProgress {
  return { shape, begun: now, tasks: {}, learned: {} };
}

/**
 * What is known of a lesson that has this shape now. One that was not finished begins anew when the lesson's tasks came to
 * be others; one that was finished stays so.
 */
export function standingIn(own: LessonProgress | undefined, shape: string): LessonProgress | undefined {
  return own && (own.done !== undefined || own.shape === shape) ? own : undefined;
}

/** With the result of a task. The first try stands; only how a reader judged their own reply may change. */
export function withResult(own: LessonProgress, task: number, result: TaskResult): LessonProgress {
  const first = own.tasks[task];
  const kept = first ? { ...first, ...(result.own && { own: result.own }) } : result;
  return { ...own, tasks: { ...own.tasks, [task]: kept } };
}

/** The numbers of the tasks that have no result yet, of so many that a lesson has. */
export function openTasks(own: LessonProgress | undefined, count: number): number[] {
  return Array.from({ length: count }, (_, task) => task).filter((task) => !own?.tasks[task]);
}

/** A lesson whose last task is done and that is left, with the versions in effect of what it speaks of. */
export function finishedLesson(
  own: LessonProgress,
  learned: LessonProgress["learned"],
  now: Instant,
): LessonProgress {
  return { ...own, done: now, learned };
}

/** How far somebody is in some lessons. */
export interface Standing {
  readonly done: number;
  readonly of: number;
  readonly score: Score;
  /** When the last of them was done; absent while one is open. */
  readonly finished?: Instant;
}

/** How far somebody is in the lessons of a path, by key and shape. */
export function standingOf(
  progress: Progress,
  lessons: readonly { readonly key: string; readonly shape: string }[],
): Standing {
  const own = lessons.map(({ key, shape }) => standingIn(progress[key], shape));
  const ends = own.flatMap((lesson) => lesson?.done ?? []).sort(compareInstants);
  const last = ends.at(-1);
  const isFinished = last !== undefined && ends.length === lessons.length;
  return {
    done: ends.length,
    of: lessons.length,
    score: scoreOf(own),
    ...(isFinished && { finished: last }),
  };
}
