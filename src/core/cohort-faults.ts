import { sumOf } from "#core/drill-tally.ts";
import type { Learner } from "#core/learner.ts";
import { percentOf, type Score, scoreOf } from "#core/progress.ts";
import type { SheetPath } from "#core/training-sheet.ts";

/** The answers that are right in each task of each lesson, by `PATH/LESSON`; null where a task asks for none. */
export type TaskAnswers = Readonly<Record<string, readonly (string | null)[]>>;

/** A lesson with its right first tries, of all learners together. */
export interface HardLesson extends Score {
  /** `PATH/LESSON` */
  readonly key: string;
  readonly title: string;
  /** The path's title. */
  readonly path: string;
  readonly percent: number;
  readonly learners: number;
}

/** An answer that was to be chosen and was not, in so many of so many first tries. */
export interface MissedAnswer {
  readonly id: string;
  readonly missed: number;
  readonly asked: number;
}

/** Lessons in which something was not right at the first try, lowest share of right ones first. */
export function hardestLessons(learners: readonly Learner[], paths: readonly SheetPath[]): HardLesson[] {
  const all = paths.flatMap((path) =>
    path.lessons.flatMap(({ key, title }) => {
      const scores = learners
        .map(({ progress }) => scoreOf([progress[key]]))
        .filter(({ asked }) => asked > 0);
      const score = sumOf(scores);
      const percent = percentOf(score) ?? 100;
      return percent < 100
        ? [{ key, title, path: path.title, percent, learners: scores.length, ...score }]
        : [];
    }),
  );
  return all.sort((a, b) => a.right / a.asked - b.right / b.asked || b.asked - a.asked);
}

/** Answers that scenarios asked for and that somebody did not find at the first try, the most missed first. */
export function missedAnswers(
  learners: readonly Learner[],
  paths: readonly SheetPath[],
  tasks: TaskAnswers,
): MissedAnswer[] {
  const tries = paths.flatMap(({ lessons }) =>
    lessons.flatMap(({ key }) => triesIn(learners, key, tasks[key] ?? [])),
  );
  const answers = [...Map.groupBy(tries, ({ id }) => id)].map(([id, scores]) => {
    const { right, asked } = sumOf(scores);
    return { id, missed: asked - right, asked };
  });
  return answers
    .filter(({ missed }) => missed > 0)
    .sort((a, b) => b.missed - a.missed || a.asked - b.asked || (a.id < b.id ? -1 : 1));
}

function triesIn(
  learners: readonly Learner[],
  key: string,
  answers: TaskAnswers[string],
): (Score & { id: string })[] {
  return learners.flatMap(({ progress }) =>
    Object.entries(progress[key]?.tasks ?? {}).flatMap(([number, { right, asked }]) => {
      const id = answers[Number(number)];
      return id && asked > 0 ? [{ id, right, asked }] : [];
    }),
  );
}
