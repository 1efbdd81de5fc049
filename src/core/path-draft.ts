import type { Locale } from "#core/locale.ts";
import { type LessonGround, type LessonWords, lessonSource } from "#core/path-lesson.ts";
import {
  type PathPlan,
  type PlannedAnswer,
  type PlannedLesson,
  plannedLessons,
  plannedPath,
} from "#core/path-plan.ts";
import type { ProposedPath } from "#core/proposal.ts";

/** What a path is drawn from, besides the plan. */
export interface PathGround {
  readonly sourceLocale: Locale;
  /** What the lessons say around the answers, by language: they are written in each of these. */
  readonly words: Readonly<Record<Locale, LessonWords>>;
  readonly answers: ReadonlyMap<string, PlannedAnswer>;
  /** What is known of further answers, which only stand among options. */
  readonly others: LessonGround["known"];
}

/** The path and the lessons that a plan comes to: the same for the same plan and the same answers. */
export function draftedPath(plan: PathPlan, ground: PathGround): ProposedPath {
  const lessons = plannedLessons(plan, ground.answers);
  const locales = Object.keys(ground.words);
  const textsOf = (lesson: PlannedLesson) =>
    new Map(
      Object.entries(ground.words).map(([locale, words]) => {
        const known = new Map([...ground.others, ...ground.answers]);
        const { sourceLocale } = ground;
        return [locale, lessonSource(lesson, { plan, locale, sourceLocale, locales, words, known })];
      }),
    );
  return {
    path: plannedPath(plan, lessons),
    lessons: new Map(lessons.flat().map((lesson) => [lesson.id, textsOf(lesson)])),
  };
}
