import type { TaskAnswers } from "#core/cohort-faults.ts";
import { type LessonTask, lessonKey } from "#core/lesson.ts";
import { lessonsOf } from "#core/training.ts";
import type { SiteLibrary } from "#site/library.ts";

/** The answers that the scenarios of all lessons ask for. */
export function taskAnswersOf({ training, workspace }: SiteLibrary): TaskAnswers {
  const lessons = [...training.paths.values()].flatMap((path) => lessonsOf(training, path));
  const asking = lessons.flatMap((lesson) => {
    const text = lesson.texts.get(workspace.sourceLocale) ?? lesson.texts.values().next().value;
    const answers = (text?.tasks ?? []).map(answerOf);
    return answers.some((answer) => answer !== null) ? [[lessonKey(lesson), answers] as const] : [];
  });
  return Object.fromEntries(asking);
}

function answerOf(task: LessonTask): string | null {
  return task.type === "choose" ? (task.options.find(({ right }) => right)?.answer ?? null) : null;
}
