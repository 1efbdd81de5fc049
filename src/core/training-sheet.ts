import { inEffect, noteOf, publicationOf, turningPoints, withdrawalAt } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import {
  type Drill,
  type Lesson,
  type LessonTask,
  type LessonText,
  lessonKey,
  lessonShape,
} from "#core/lesson.ts";
import { type Locale, type Localized, textIn } from "#core/locale.ts";
import { type PublishedEntry, publishedTitle } from "#core/published.ts";
import { taughtBy } from "#core/taught.ts";
import { lessonsOf, type Training, type TrainingPath } from "#core/training.ts";
import type { Version } from "#core/version.ts";

/** `/api/v1/training/LOCALE.json`: what the browser must know of all paths to keep progress and to tell what changed since. */
export interface TrainingSheet {
  readonly paths: readonly SheetPath[];
  /** The answers that lessons speak of and that this site shows, by id. */
  readonly answers: Readonly<Record<string, SheetAnswer>>;
}

/** A path in one language. */
export interface SheetPath {
  readonly id: string;
  readonly title: string;
  /** Per cent of choices that have to be right at the first try. */
  readonly pass: number;
  /** Teams it is for; none: everybody. */
  readonly teams: readonly string[];
  /** Ids of paths that come before it. */
  readonly after: readonly string[];
  /** Working days it takes. */
  readonly days?: number;
  readonly modules: readonly SheetModule[];
  /** Every lesson, in order. */
  readonly lessons: readonly SheetLesson[];
}

/** Some lessons of a path that belong together. */
export interface SheetModule {
  readonly title: string;
  /** The working days it is meant for: `1`, or `1-2`. */
  readonly days?: string;
  /** Ids of its lessons. */
  readonly lessons: readonly string[];
}

/** A lesson as far as progress goes by it. */
export interface SheetLesson {
  readonly id: string;
  /** `PATH/LESSON`, as progress names it. */
  readonly key: string;
  readonly title: string;
  readonly minutes?: number;
  /** See `lessonShape`. */
  readonly shape: string;
  /** The kind of each task, in order. */
  readonly tasks: readonly LessonTask["type"][];
  /** Ids of the answers it teaches (`core/taught.ts`), known to this site or not. */
  readonly answers: readonly string[];
  readonly drills: readonly Drill[];
}

/** An answer as it went from version to version. */
export interface SheetAnswer {
  readonly title: string;
  /** By rising instant. */
  readonly turns: readonly AnswerTurn[];
}

/** What came into effect for an answer at an instant. */
export interface AnswerTurn {
  readonly at: Instant;
  /** The version in effect from then on; absent: the answer was withdrawn. */
  readonly version?: Version;
  /** A minor version, of which nobody is told. */
  readonly isSmall?: true;
  /** What changed, in one sentence. */
  readonly what?: string;
  /** The id of the answer to use instead of a withdrawn one. */
  readonly use?: string;
  /** Why it was withdrawn. */
  readonly why?: string;
}

/** When an answer came into which version: all that a lesson's own page carries of it. */
export interface Turning {
  readonly turns: readonly Pick<AnswerTurn, "at" | "version">[];
}

/** What the page of a lesson carries: the lesson, and the answers it speaks of. */
export interface LessonSheet {
  readonly lesson: SheetLesson;
  readonly answers: Readonly<Record<string, Turning>>;
}

/** What a sheet is made from; `now` decides the titles of answers and nothing else. */
export interface SheetSources {
  readonly training: Training;
  readonly answer: (id: string) => PublishedEntry | undefined;
  readonly locale: Locale;
  readonly sourceLocale: Locale;
  readonly now: Instant;
}

/** The sheet of a training in one language. */
export function trainingSheet(sources: SheetSources): TrainingSheet {
  const paths = [...sources.training.paths.values()].map((path) => sheetPath(sources, path));
  const ids = new Set(paths.flatMap(({ lessons }) => lessons.flatMap(({ answers }) => answers)));
  const answers = [...ids].sort().flatMap((id) => {
    const entry = sources.answer(id);
    return entry ? [[id, sheetAnswer(sources, entry)] as const] : [];
  });
  return { paths, answers: Object.fromEntries(answers) };
}

function sheetPath({ training, locale, sourceLocale }: SheetSources, path: TrainingPath): SheetPath {
  const named = (texts: Localized, id = "") => textIn(texts, locale, sourceLocale, id);
  const { id, pass, teams, after, days } = path;
  return {
    id,
    title: named(path.title, id),
    pass,
    teams,
    after,
    ...(days !== undefined && { days }),
    modules: path.modules.map((module) => ({ ...module, title: named(module.title) })),
    lessons: lessonsOf(training, path).flatMap((lesson) => {
      const text = lessonTextIn(lesson, locale, sourceLocale);
      return text ? [sheetLesson(lesson, text)] : [];
    }),
  };
}

/** The text of a lesson in a language, else in the source's. */
function lessonTextIn({ texts }: Lesson, locale: Locale, sourceLocale: Locale): LessonText | undefined {
  return texts.get(locale) ?? texts.get(sourceLocale);
}

function sheetLesson(lesson: Lesson, text: LessonText): SheetLesson {
  const { title, minutes, tasks } = text;
  return {
    id: lesson.id,
    key: lessonKey(lesson),
    title,
    ...(minutes !== undefined && { minutes }),
    shape: lessonShape(tasks),
    tasks: tasks.map(({ type }) => type),
    answers: answersIn(text),
    drills: [...new Set(tasks.flatMap((task) => (task.type === "practice" ? [task.drill] : [])))],
  };
}

function answersIn(text: LessonText): string[] {
  const keys = [...taughtBy(text).keys()].toReversed();
  return keys.flatMap((key) => (key.startsWith("answers/") ? [key.slice("answers/".length)] : []));
}

function sheetAnswer({ locale, sourceLocale, now }: SheetSources, entry: PublishedEntry): SheetAnswer {
  const turns = turningPoints(entry.history).map((at) => turnAt(entry, at, [locale, sourceLocale]));
  return {
    title: publishedTitle(entry, now, [locale, sourceLocale]),
    turns: turns.filter((turn, index) => index === 0 || turn.version !== turns[index - 1]?.version),
  };
}

function turnAt({ history }: PublishedEntry, at: Instant, locales: readonly Locale[]): AnswerTurn {
  const version = inEffect(history, at)?.version;
  if (version === undefined) {
    const { use, why } = withdrawalAt(history, at) ?? {};
    return { at, ...(use !== undefined && { use }), ...(why !== undefined && { why }) };
  }
  const notes = noteOf(history, version);
  const what = locales.map((locale) => notes[locale]?.what).find((words) => words !== undefined);
  const isSmall = publicationOf(history, version)?.kind === "minor";
  return { at, version, ...(isSmall && { isSmall }), ...(what !== undefined && { what }) };
}

/** The version of an answer that is in effect at an instant; undefined before its first and while it is withdrawn. */
export function versionAt({ turns }: Turning, at: Instant): Version | undefined {
  return turns.filter((turn) => !isBefore(at, turn.at)).at(-1)?.version;
}
