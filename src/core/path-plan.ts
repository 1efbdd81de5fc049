import type { Locale, Localized } from "#core/locale.ts";
import type { TrainingPath } from "#core/training.ts";
import { type DaySpan, spanText } from "#core/training-days.ts";
import type { Version } from "#core/version.ts";

/** At most so many answers make a path: two to four weeks, and no more to load. */
export const MOST_ANSWERS = 60;

/** So many answers are one lesson: eight to fifteen minutes. */
const LESSON_ANSWERS = 3;

/** Some answers under one heading. */
export interface PlannedModule {
  readonly title: Localized;
  readonly answers: readonly string[];
}

/** A path as a trainer builds it. */
export interface PathPlan {
  readonly id: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly teams: readonly string[];
  readonly days: number;
  readonly pass: number;
  /** Where the customers of its scenarios write and are. */
  readonly channel: string;
  readonly country: string;
  readonly modules: readonly PlannedModule[];
}

/** What a lesson says of an answer: everything is drawn from what is published. */
export interface PlannedAnswer {
  readonly id: string;
  readonly titles: Localized;
  readonly summaries: Localized;
  readonly phrases: Readonly<Record<Locale, readonly string[]>>;
  readonly products: readonly string[];
  readonly tags: readonly string[];
  /** Its last change of meaning. */
  readonly change?: { readonly from: Version; readonly to: Version };
  /** Answers that customers' words lead to as well, nearest first. */
  readonly near: readonly string[];
  /** What never to say, by language, in one line. */
  readonly never: Localized;
}

/** A lesson that is planned: some answers of one module. */
export interface PlannedLesson {
  readonly id: string;
  readonly module: PlannedModule;
  readonly answers: readonly PlannedAnswer[];
  readonly minutes: number;
}

/** The lessons of each module, in order: even shares of at most three answers. */
export function plannedLessons(
  { modules }: Pick<PathPlan, "modules">,
  answers: ReadonlyMap<string, PlannedAnswer>,
): PlannedLesson[][] {
  return modules.map((module) =>
    sharesOf(module.answers.flatMap((id) => answers.get(id) ?? [])).map((own) => ({
      id: own[0]?.id ?? "",
      module,
      answers: own,
      minutes: minutesOf(own),
    })),
  );
}

function sharesOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / LESSON_ANSWERS);
  return Array.from({ length: count }, (_, index) =>
    all.slice(Math.round((index * all.length) / count), Math.round(((index + 1) * all.length) / count)),
  );
}

/** Half a minute for a drilled question, two to read an answer and its message, one and a half for a change. */
function minutesOf(answers: readonly PlannedAnswer[]): number {
  const changes = answers.filter(({ change }) => change).length;
  return Math.round(4 + 2.5 * answers.length + 1.5 * changes);
}

/** The working days of each module: as long as its share of the minutes, one after the other. */
export function spansOf(lessons: readonly (readonly PlannedLesson[])[], days: number): DaySpan[] {
  const minutes = lessons.map((own) => own.reduce((sum, lesson) => sum + lesson.minutes, 0));
  const all = minutes.reduce((sum, some) => sum + some, 0);
  let begun = 0;
  return minutes.map((some) => {
    const from = Math.min(days, Math.floor((begun / Math.max(all, 1)) * days + 1e-9) + 1);
    begun += some;
    return { from, to: Math.max(from, Math.min(days, Math.ceil((begun / Math.max(all, 1)) * days - 1e-9))) };
  });
}

/** The path as its file says it. */
export function plannedPath(plan: PathPlan, lessons: readonly (readonly PlannedLesson[])[]): TrainingPath {
  const { id, title, summary, teams, days, pass, modules } = plan;
  const spans = spansOf(lessons, days);
  return {
    id,
    title,
    ...(Object.keys(summary).length > 0 && { summary }),
    teams,
    after: [],
    days,
    pass,
    modules: modules.flatMap((module, index) => {
      const [span, own = []] = [spans[index], lessons[index]];
      return span && own.length > 0
        ? { title: module.title, days: spanText(span), lessons: own.map((lesson) => lesson.id) }
        : [];
    }),
  };
}
