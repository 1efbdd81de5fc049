import { canonicalJson } from "#core/canonical.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import { DRILLS, type Drill } from "#core/lesson.ts";
import type { LessonProgress, Progress, Score } from "#core/progress.ts";
import type { AgentShift, Shifts } from "#core/shift.ts";
import { compareVersions, type Version } from "#core/version.ts";

/** What the files of one agent say of training, from all their devices. */
export interface Learner {
  readonly agent: string;
  readonly devices: number;
  /** When the newest of the files was made, and the time zone of the device it comes from. */
  readonly made: Instant;
  readonly zone: string;
  readonly progress: Progress;
  /** Kinds of drills that were done at all. */
  readonly drills: Readonly<Partial<Record<Drill, Score>>>;
}

/** The learners that some files tell of, by their initials; of drills only shift days from `since` on count. */
export function learnersOf(shifts: Shifts, since = ""): Learner[] {
  const sorted = Object.values(shifts).sort((a, b) => (a.agent + a.device < b.agent + b.device ? -1 : 1));
  return [...Map.groupBy(sorted, ({ agent }) => agent)].map(([agent, parts]) => ({
    agent,
    devices: parts.length,
    ...newestOf(parts),
    progress: parts.map(progressOf).reduce(joinedProgress, {}),
    drills: drillsOf(parts, since),
  }));
}

function newestOf(parts: readonly AgentShift[]): Pick<Learner, "made" | "zone"> {
  const [newest] = parts.map(({ last }) => last).sort((a, b) => compareInstants(b.made, a.made));
  return { made: newest?.made ?? "", zone: newest?.value.zone ?? "UTC" };
}

function progressOf({ training }: AgentShift): Progress {
  return Object.fromEntries(Object.entries(training).map(([key, { value }]) => [key, value]));
}

/** What somebody did on two devices: each lesson counts once. In whatever order they are given, the outcome is the same. */
export function joinedProgress(a: Progress, b: Progress): Progress {
  const both = new Map(Object.entries(a));
  for (const [key, other] of Object.entries(b)) {
    const one = both.get(key);
    both.set(key, one ? joinedLesson(one, other) : other);
  }
  return Object.fromEntries(both);
}

/** One lesson on two devices: done goes before begun, then what was touched last; of each answer the newest version learned. */
function joinedLesson(one: LessonProgress, other: LessonProgress): LessonProgress {
  const [chosen, left] = goesBefore(one, other) ? [one, other] : [other, one];
  if ((left.done === undefined) !== (chosen.done === undefined)) return chosen;
  const learned = new Map<string, Version>(Object.entries(chosen.learned));
  for (const [id, version] of Object.entries(left.learned)) {
    const known = learned.get(id);
    if (known === undefined || compareVersions(known, version) < 0) learned.set(id, version);
  }
  return { ...chosen, learned: Object.fromEntries(learned) };
}

function goesBefore(one: LessonProgress, other: LessonProgress): boolean {
  if ((one.done === undefined) !== (other.done === undefined)) return one.done !== undefined;
  const order = compareInstants(lastTouched(one), lastTouched(other));
  return order > 0 || (order === 0 && textOf(one) >= textOf(other));
}

/** Of two that were touched in one second the text decides, without what was learned, which is joined anyway. */
function textOf({ learned: _, ...lesson }: LessonProgress): string {
  return canonicalJson(lesson);
}

function lastTouched({ begun, done, tasks }: LessonProgress): Instant {
  const all = [begun, ...(done ? [done] : []), ...Object.values(tasks).map(({ at }) => at)];
  return all.reduce((last, at) => (compareInstants(at, last) > 0 ? at : last));
}

function drillsOf(parts: readonly AgentShift[], since: string): Learner["drills"] {
  const days = parts.flatMap(({ drills }) =>
    Object.entries(drills).flatMap(([day, { value }]) => (day >= since ? [value] : [])),
  );
  const sums = DRILLS.flatMap((drill) => {
    const scores = days.flatMap((day) => day[drill] ?? []);
    return scores.length === 0 ? [] : [[drill, summed(scores)] as const];
  });
  return Object.fromEntries(sums);
}

/** Some scores as one. */
export function summed(scores: readonly Score[]): Score {
  return {
    right: scores.reduce((sum, { right }) => sum + right, 0),
    asked: scores.reduce((sum, { asked }) => sum + asked, 0),
  };
}
