import { type Lesson, type LessonText, lessonKey } from "#core/lesson.ts";
import type { Locale, Localized } from "#core/locale.ts";
import { isForTeams } from "#core/team.ts";

/** Some lessons that belong together, in order. */
export interface TrainingModule {
  readonly title: Localized;
  /** The working days of the path it is meant for: `1`, or `1-2`. */
  readonly days?: string;
  /** Ids of lessons of the same path. */
  readonly lessons: readonly string[];
}

/** An ordered path of lessons. */
export interface TrainingPath {
  readonly id: string;
  readonly title: Localized;
  readonly summary?: Localized;
  /** Teams it is for; none: everybody. */
  readonly teams: readonly string[];
  /** Paths that come before it. */
  readonly after: readonly string[];
  /** Working days it takes. */
  readonly days?: number;
  /** Per cent of choices that have to be right at the first try. */
  readonly pass: number;
  readonly modules: readonly TrainingModule[];
}

/** What new people learn by: every path that could be read, in order of id, and every lesson file, listed or not. */
export interface Training {
  readonly paths: ReadonlyMap<string, TrainingPath>;
  /** By `PATH/LESSON`. */
  readonly lessons: ReadonlyMap<string, Lesson>;
}

/** Ids that paths cannot have: pages of the training have these addresses. */
export const RESERVED_PATHS: readonly string[] = ["new", "drills", "cohort"];
/** The same below a path: no lesson can be called so. */
export const RESERVED_LESSONS: readonly string[] = ["pack", "package", "certificate"];

/** A workspace without training. */
export const NO_TRAINING: Training = { paths: new Map(), lessons: new Map() };

/** The paths that somebody of these teams may see, in order of id; without teams all of them. */
export function pathsFor({ paths }: Training, teams: readonly string[]): TrainingPath[] {
  return [...paths.values()].filter((path) => path.teams.length === 0 || isForTeams(path.teams, teams));
}

/** What somebody of these teams may see: their paths, and the lessons of those. */
export function trainingFor(training: Training, teams: readonly string[]): Training {
  const paths = pathsFor(training, teams);
  const lessons = paths.flatMap((path) => lessonsOf(training, path));
  return {
    paths: new Map(paths.map((path) => [path.id, path])),
    lessons: new Map(lessons.map((lesson) => [lessonKey(lesson), lesson])),
  };
}

/** The ids of a path's lessons in order. */
export function lessonIdsOf(path: Pick<TrainingPath, "modules">): string[] {
  return path.modules.flatMap(({ lessons }) => lessons);
}

/** The lessons of a path in order; those without a text are left out. */
export function lessonsOf(training: Training, path: TrainingPath): Lesson[] {
  return lessonIdsOf(path).flatMap((id) => training.lessons.get(lessonKey({ path: path.id, id })) ?? []);
}

/** The text of a lesson in a language, else in the source language, with the one it is in; undefined where there is neither. */
export function taughtText(
  lesson: Lesson | undefined,
  locale: Locale,
  sourceLocale: Locale,
): { readonly locale: Locale; readonly text: LessonText } | undefined {
  for (const tag of [locale, sourceLocale]) {
    const text = lesson?.texts.get(tag);
    if (text) return { locale: tag, text };
  }
  return undefined;
}
