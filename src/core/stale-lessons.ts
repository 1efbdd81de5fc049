import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { LessonProgress, Progress } from "#core/progress.ts";
import {
  type AnswerTurn,
  type SheetAnswer,
  type SheetLesson,
  type TrainingSheet,
  type Turning,
  versionAt,
} from "#core/training-sheet.ts";
import type { Version } from "#core/version.ts";

/** What became of an answer since somebody learned it. */
export interface ChangedAnswer {
  readonly id: string;
  readonly title: string;
  /** The version that was learned; absent where the answer was withdrawn then. */
  readonly from?: Version;
  /** The version in effect; absent while it is withdrawn. */
  readonly to?: Version;
  /** When the newest of these changes came into effect. */
  readonly at: Instant;
  /** What changed, one sentence a change, oldest first. */
  readonly whats: readonly string[];
  /** The id of the answer to use instead of a withdrawn one. */
  readonly use?: string;
  readonly why?: string;
}

/** A finished lesson some of whose answers changed since. */
export interface StaleLesson {
  /** The id of the path. */
  readonly path: string;
  readonly lesson: SheetLesson;
  /** Oldest change first. */
  readonly changes: readonly ChangedAnswer[];
}

/** The finished lessons of all paths that speak of answers which changed since they were learned, in the order of the paths. */
export function staleLessons(progress: Progress, sheet: TrainingSheet, now: Instant): StaleLesson[] {
  return sheet.paths.flatMap(({ id, lessons }) =>
    lessons.flatMap((lesson) => {
      const own = progress[lesson.key];
      const changes =
        own?.done === undefined ? [] : changesSince({ ...own, done: own.done }, lesson, sheet, now);
      return changes.length > 0 ? [{ path: id, lesson, changes }] : [];
    }),
  );
}

type Done = LessonProgress & { readonly done: Instant };

function changesSince(
  own: Done,
  lesson: SheetLesson,
  { answers }: TrainingSheet,
  now: Instant,
): ChangedAnswer[] {
  const changes = lesson.answers.flatMap((id) => {
    const answer = answers[id];
    const turns = answer ? turnsSince(answer, own.learned[id], own.done, now) : [];
    const to = answer && versionAt(answer, now);
    return answer && turns.length > 0 ? [changedAnswer(id, answer, [own.learned[id], to], turns)] : [];
  });
  return changes.sort((a, b) => compareInstants(a.at, b.at));
}

/**
 * What readers are told of an answer since the version they learned; since the lesson was done where they learned none.
 * Nothing where it came back to what they know, or only small corrections followed.
 */
function turnsSince(
  answer: SheetAnswer,
  learned: Version | undefined,
  done: Instant,
  now: Instant,
): AnswerTurn[] {
  if (versionAt(answer, now) === learned) return [];
  const past = answer.turns.filter(({ at }) => !isBefore(now, at));
  const known = past.findLastIndex((turn) => learned !== undefined && turn.version === learned);
  const since = past.filter(({ at }, index) => (known >= 0 ? index > known : isBefore(done, at)));
  // A withdrawal that is over says nothing of what is sent now.
  return since.filter(({ isSmall, version }, index) =>
    version === undefined ? index === since.length - 1 : !isSmall,
  );
}

function changedAnswer(
  id: string,
  { title }: SheetAnswer,
  [from, to]: readonly [Version | undefined, Version | undefined],
  turns: readonly AnswerTurn[],
): ChangedAnswer {
  const last = turns.at(-1);
  return {
    id,
    title,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    at: last?.at ?? "",
    whats: turns.flatMap(({ what }) => what ?? []),
    ...(last?.use !== undefined && { use: last.use }),
    ...(last?.why !== undefined && { why: last.why }),
  };
}

/** The versions in effect at an instant of the answers that a lesson speaks of, by id; what is withdrawn then is left out. */
export function learnedAt(
  lesson: Pick<SheetLesson, "answers">,
  { answers }: { readonly answers: Readonly<Record<string, Turning>> },
  at: Instant,
): Readonly<Record<string, Version>> {
  const learned = lesson.answers.flatMap((id) => {
    const version = answers[id] && versionAt(answers[id], at);
    return version === undefined ? [] : [[id, version] as const];
  });
  return Object.fromEntries(learned);
}

/** A finished lesson of which somebody has read what changed: it counts as learned as it is now. */
export function caughtUp(
  own: LessonProgress,
  lesson: Pick<SheetLesson, "answers">,
  sheet: TrainingSheet,
  now: Instant,
): LessonProgress {
  return { ...own, learned: learnedAt(lesson, sheet, now) };
}

/** Progress of which it is not known what was learned, from an older file: as what was in effect when each lesson was done. */
export function withLearned(progress: Progress, sheet: TrainingSheet): Progress {
  const lessons = new Map(sheet.paths.flatMap((path) => path.lessons.map((lesson) => [lesson.key, lesson])));
  return Object.fromEntries(
    Object.entries(progress).map(([key, own]) => {
      const lesson = lessons.get(key);
      const isUnknown = own.shape === "" && own.done !== undefined && lesson !== undefined;
      return [key, isUnknown ? { ...own, learned: learnedAt(lesson, sheet, own.done) } : own];
    }),
  );
}
