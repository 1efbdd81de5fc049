import type { KeptTask, OutlineLesson, PackageOutline } from "#core/package-outline.ts";
import { isPassed, OWN_MARKS, percentOf, type Score } from "#core/progress.ts";

/**
 * How far somebody is in a lesson of a package. A task is kept as a short text, empty while it is open: of a choice the
 * number of the option that was opened first, of a reply the number of its own mark, of a list a 1 or 0 for each point.
 */
export interface LessonState {
  readonly done: boolean;
  readonly tasks: readonly string[];
}

/** How far somebody is in a package, by id of its lessons. */
export type PackageState = Readonly<Record<string, LessonState>>;

/** What a learning system is told. */
export interface PackageResult {
  readonly status: "incomplete" | "completed" | "passed" | "failed";
  /** Lessons that are finished. */
  readonly done: number;
  readonly score: Score;
  /** Whole per cent of choices that were right at the first try, once all lessons are finished and any choice was asked. */
  readonly percent?: number;
}

/** A lesson of which nothing was done. */
function untouched({ tasks }: OutlineLesson): LessonState {
  return { done: false, tasks: tasks.map(() => "") };
}

/** How far somebody is in one lesson. */
export function lessonState(state: PackageState, lesson: OutlineLesson): LessonState {
  return state[lesson.id] ?? untouched(lesson);
}

/** The state after a task was done. Of a choice the first try stays; what no task can hold changes nothing. */
export function withTask(
  state: PackageState,
  lesson: OutlineLesson,
  number: number,
  value: string,
): PackageState {
  const own = lessonState(state, lesson);
  const task = lesson.tasks[number];
  const isTaken = task?.type === "choose" && own.tasks[number] !== "";
  if (!task || isTaken || !isValueOf(task, value)) return state;
  return { ...state, [lesson.id]: { ...own, tasks: own.tasks.with(number, value) } };
}

/** The numbers of the choices and replies that are still open in a lesson: without them it is not finished. */
export function openTasks(state: PackageState, lesson: OutlineLesson): number[] {
  const { tasks } = lessonState(state, lesson);
  return lesson.tasks.flatMap(({ type }, number) => (type !== "check" && !tasks[number] ? [number] : []));
}

/** The state after a lesson was finished; unchanged while something in it is open. */
export function withDone(state: PackageState, lesson: OutlineLesson): PackageState {
  if (openTasks(state, lesson).length > 0) return state;
  return { ...state, [lesson.id]: { ...lessonState(state, lesson), done: true } };
}

/** What a state comes to. It is decided only when every lesson is finished. */
export function resultOf(state: PackageState, { pass, lessons }: PackageOutline): PackageResult {
  const done = lessons.filter((lesson) => lessonState(state, lesson).done).length;
  const score = scoreIn(state, lessons);
  if (done < lessons.length) return { status: "incomplete", done, score };
  const percent = percentOf(score);
  if (percent === undefined) return { status: "completed", done, score };
  return { status: isPassed(score, pass) ? "passed" : "failed", done, score, percent };
}

function scoreIn(state: PackageState, lessons: readonly OutlineLesson[]): Score {
  const tries = lessons.flatMap((lesson) => {
    const { tasks } = lessonState(state, lesson);
    return lesson.tasks.flatMap((task, number) =>
      task.type === "choose" && tasks[number] ? [task.right[Number(tasks[number])] === true] : [],
    );
  });
  return { right: tries.filter(Boolean).length, asked: tries.length };
}

function isValueOf(task: KeptTask, value: string): boolean {
  switch (task.type) {
    case "choose":
      return isNumberBelow(value, task.right.length);
    case "write":
      return isNumberBelow(value, OWN_MARKS.length);
    case "check":
      return value.length === task.points && /^[01]*$/.test(value);
  }
}

function isNumberBelow(value: string, limit: number): boolean {
  return /^\d$/.test(value) && Number(value) < limit;
}

/** The state as the text that a learning system keeps: `1;a8x3k1!0,,2;…`, a lesson of which nothing was done left out. */
export function suspended(state: PackageState, { lessons }: PackageOutline): string {
  const kept = lessons.flatMap((lesson) => {
    const own = state[lesson.id];
    if (!own || (!own.done && own.tasks.every((task) => task === ""))) return [];
    return [`${lesson.mark}${own.done ? "!" : "."}${own.tasks.join(",")}`];
  });
  return [FORMAT, ...kept].join(";");
}

const FORMAT = "1";

/** The state that such a text holds. Lessons that the package has not, or has with other tasks by now, begin anew. */
export function resumed(text: string, { lessons }: PackageOutline): PackageState {
  const [format, ...kept] = text.split(";");
  if (format !== FORMAT) return {};
  const states = kept.flatMap((part) => {
    const [, mark, sign, tasks = ""] = /^([a-z0-9]{6})([!.])(.*)$/.exec(part) ?? [];
    const lesson = lessons.find((one) => one.mark === mark);
    const values = lesson && lesson.tasks.length > 0 ? tasks.split(",") : [];
    if (!lesson || values.length !== lesson.tasks.length) return [];
    const isSound = lesson.tasks.every((task, at) => values[at] === "" || isValueOf(task, values[at] ?? ""));
    return isSound ? [[lesson.id, { done: sign === "!", tasks: values }] as const] : [];
  });
  return Object.fromEntries(states);
}

/** The length of the longest text that `suspended` can make. */
export function longestSuspended({ lessons }: PackageOutline): number {
  return lessons.reduce((sum, { tasks }) => {
    const values = tasks.map((task) => (task.type === "check" ? task.points : 1) + 1);
    return sum + ";".length + "a8x3k1!".length + values.reduce((length, value) => length + value, 0);
  }, FORMAT.length);
}
