import { fingerprint } from "#core/fingerprint.ts";
import { type LessonTask, type LessonText, lessonShape } from "#core/lesson.ts";

/** A task of a lesson of which a package keeps how it went. */
export type KeptTask =
  | { readonly type: "choose"; readonly right: readonly boolean[] }
  | { readonly type: "write" }
  | { readonly type: "check"; readonly points: number };

/** A lesson of a package. */
export interface OutlineLesson {
  readonly id: string;
  /** Tells the lesson from every other and from itself with other tasks, in six characters. */
  readonly mark: string;
  readonly tasks: readonly KeptTask[];
}

/** What the result of a package hangs on. */
export interface PackageOutline {
  /** Per cent of choices that have to be right at the first try. */
  readonly pass: number;
  readonly lessons: readonly OutlineLesson[];
}

/** The outline of a path by the texts of its lessons, in order. */
export function packageOutline(
  pass: number,
  lessons: readonly { readonly id: string; readonly text: Pick<LessonText, "tasks"> }[],
): PackageOutline {
  return { pass, lessons: lessons.map(({ id, text }) => outlineLesson(id, text.tasks)) };
}

function outlineLesson(id: string, tasks: readonly LessonTask[]): OutlineLesson {
  const mark = fingerprint(`${id} ${lessonShape(tasks)}`).slice(1, 7);
  return { id, mark, tasks: tasks.flatMap(keptTask) };
}

function keptTask(task: LessonTask): KeptTask[] {
  switch (task.type) {
    case "choose":
      return [{ type: "choose", right: task.options.map(({ right }) => right) }];
    case "write":
      return [{ type: "write" }];
    case "check":
      return [{ type: "check", points: task.points }];
    default:
      return [];
  }
}

/** Whether any lesson has a choice: without one a path can be completed, but neither passed nor failed. */
export function hasChoices({ lessons }: PackageOutline): boolean {
  return lessons.some(({ tasks }) => tasks.some(({ type }) => type === "choose"));
}
