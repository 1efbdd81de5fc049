import { canonicalJson } from "#core/canonical.ts";
import { isId } from "#core/entry.ts";
import { compareInstants, type Instant, isInstant } from "#core/instant.ts";
import { type LessonProgress, OWN_MARKS, type Progress, type TaskResult } from "#core/progress.ts";
import { compareVersions, isVersion } from "#core/version.ts";

/** Progress from whatever a device kept; what is foreign or broken in it is left out. */
export function progressFrom(kept: unknown): Progress {
  const lessons = entriesOf(kept).flatMap(([key, value]) => {
    const own = isLessonKey(key) ? lessonFrom(value) : undefined;
    return own ? [[key, own] as const] : [];
  });
  return Object.fromEntries(lessons);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function isLessonKey(key: string): boolean {
  const ids = key.split("/");
  return ids.length === 2 && ids.every(isId);
}

function lessonFrom(value: unknown): LessonProgress | undefined {
  const { shape, begun, done, tasks, learned } = Object.fromEntries(entriesOf(value));
  if (typeof shape !== "string" || !isInstant(begun)) return undefined;
  return {
    shape,
    begun,
    ...(isInstant(done) && { done }),
    tasks: Object.fromEntries(
      entriesOf(tasks).flatMap(([task, result]) => {
        const read = /^\d{1,3}$/.test(task) ? resultFrom(result) : undefined;
        return read ? [[task, read] as const] : [];
      }),
    ),
    learned: Object.fromEntries(
      entriesOf(learned).flatMap(([id, version]) => (isId(id) && isVersion(version) ? [[id, version]] : [])),
    ),
  };
}

function resultFrom(value: unknown): TaskResult | undefined {
  const { at, right, asked, own } = Object.fromEntries(entriesOf(value));
  if (!isInstant(at) || !isCount(right) || !isCount(asked) || right > asked) return undefined;
  const mark = OWN_MARKS.find((one) => one === own);
  return { at, right, asked, ...(mark && { own: mark }) };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/**
 * What two devices know together, in whatever order and however often they are put together: of a lesson that both
 * finished the later end stands, with the newest version of each answer that either learned; one that was finished stands
 * before one that was not; and of one that neither finished the first tries do.
 */
export function mergedProgress(a: Progress, b: Progress): Progress {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const merged = mergedLesson(a[key], b[key]);
      return merged ? [[key, merged] as const] : [];
    }),
  );
}

function mergedLesson(
  one: LessonProgress | undefined,
  other: LessonProgress | undefined,
): LessonProgress | undefined {
  if (!one || !other) return one ?? other;
  if (one.done && other.done) return finishedTwice(one, other);
  if (one.done || other.done) return one.done ? one : other;
  if (one.shape !== other.shape) return laterBy(one, other, ({ begun }) => begun);
  const [first, second] = laterBy(one, other, ({ begun }) => begun) === one ? [other, one] : [one, other];
  return { ...first, tasks: firstTries(first.tasks, second.tasks) };
}

/** What an older file tells of a lesson is only when it was done: it says less than any other. */
function finishedTwice(one: LessonProgress, other: LessonProgress): LessonProgress {
  const tells = ({ shape }: LessonProgress) => shape !== "";
  const told = tells(one) === tells(other) ? laterBy(one, other, ({ done = "" }) => done) : undefined;
  const learned = new Map(Object.entries(one.learned));
  for (const [id, version] of Object.entries(other.learned)) {
    const known = learned.get(id);
    if (known === undefined || compareVersions(known, version) < 0) learned.set(id, version);
  }
  return { ...(told ?? (tells(one) ? one : other)), learned: Object.fromEntries(learned) };
}

/** Of two of one second the text decides, so that the order in which they come does not. */
function laterBy(
  one: LessonProgress,
  other: LessonProgress,
  when: (lesson: LessonProgress) => Instant,
): LessonProgress {
  const order = compareInstants(when(one), when(other));
  return order > 0 || (order === 0 && textOf(one) >= textOf(other)) ? one : other;
}

/** Without what was learned, which is put together anyway. */
function textOf({ learned: _, ...lesson }: LessonProgress): string {
  return canonicalJson(lesson);
}

function firstTries(a: LessonProgress["tasks"], b: LessonProgress["tasks"]): LessonProgress["tasks"] {
  const tasks = [...Object.entries(a), ...Object.entries(b)];
  const first = new Map<string, TaskResult>();
  for (const [task, result] of tasks) {
    const known = first.get(task);
    if (!known || isEarlier(result, known)) first.set(task, result);
  }
  return Object.fromEntries([...first].sort(([one], [other]) => Number(one) - Number(other)));
}

function isEarlier(a: TaskResult, b: TaskResult): boolean {
  const order = compareInstants(a.at, b.at);
  return order < 0 || (order === 0 && canonicalJson(a) < canonicalJson(b));
}
