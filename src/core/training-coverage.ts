import type { Entry } from "#core/entry.ts";
import { inEffect, standingPublications } from "#core/history.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import { type Lesson, lessonKey } from "#core/lesson.ts";
import { lessonLags } from "#core/lesson-lag.ts";
import { entriesOf, type Library, snapshotInEffect, sourceFrontOf } from "#core/library.ts";
import { compareText } from "#core/problem.ts";
import { taughtBy } from "#core/taught.ts";
import { isForTeams } from "#core/team.ts";
import { lessonsOf, pathsFor } from "#core/training.ts";

/** An answer that is in effect, as a trainer decides about it. */
export interface CoverableAnswer {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly products: readonly string[];
  readonly urgent: boolean;
  /** Since when its meaning holds: its last major version. */
  readonly changed: Instant;
  /** The lessons that teach it, as `PATH/LESSON`. */
  readonly lessons: readonly string[];
}

/** How many of the answers that a team may use a path for that team teaches. */
export interface TeamCoverage {
  readonly team: string;
  readonly answers: number;
  readonly covered: number;
}

/** What the paths teach of the answers in effect. The lists begin with what is worst to leave out. */
export interface TrainingCoverage {
  readonly answers: number;
  readonly covered: number;
  readonly teams: readonly TeamCoverage[];
  readonly uncovered: readonly CoverableAnswer[];
  /** Taught, but only by lessons that are behind in it. */
  readonly onlyBehind: readonly CoverableAnswer[];
}

/** What the listed lessons of all paths teach at an instant. */
export function trainingCoverage(library: Library, now: Instant): TrainingCoverage {
  const answers = entriesOf(library, "answers").filter(({ history }) => inEffect(history, now));
  const lessons = pathsFor(library.training, []).flatMap((path) => lessonsOf(library.training, path));
  const teaching = lessonsByAnswer(lessons);
  const isBehind = behindWith(library, lessons, now);
  const rowOf = (entry: Entry) => answerRow(library, entry, teaching.get(entry.id) ?? [], now);
  const of = ({ id }: Entry) => teaching.get(id) ?? [];
  return {
    answers: answers.length,
    covered: answers.filter((entry) => of(entry).length > 0).length,
    teams: [...library.workspace.teams.keys()].map((team) => teamCoverage(library, answers, team, now)),
    uncovered: answers
      .filter((entry) => of(entry).length === 0)
      .map(rowOf)
      .sort(byNeed),
    onlyBehind: answers
      .filter((entry) => of(entry).length > 0 && of(entry).every((lesson) => isBehind(lesson, entry.id)))
      .map(rowOf)
      .sort(byNeed),
  };
}

/** The whole per cent of answers that are covered, never rounded up; 100 where there is none. */
export function shareOf({ answers, covered }: Pick<TeamCoverage, "answers" | "covered">): number {
  return answers === 0 ? 100 : Math.floor((100 * covered) / answers);
}

function lessonsByAnswer(lessons: readonly Lesson[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const lesson of lessons)
    for (const key of new Set([...lesson.texts.values()].flatMap((text) => [...taughtBy(text).keys()]))) {
      const [kind, id = ""] = key.split("/");
      if (kind === "answers") found.set(id, [...(found.get(id) ?? []), lessonKey(lesson)]);
    }
  return found;
}

/** Whether some language of a lesson says something old of an answer. */
function behindWith(library: Library, lessons: readonly Lesson[], now: Instant) {
  const old = new Set(
    lessons.flatMap((lesson) =>
      [...lesson.texts].flatMap(([locale, text]) =>
        lessonLags(library, text, locale, now).map(({ id }) => `${lessonKey(lesson)} ${id}`),
      ),
    ),
  );
  return (lesson: string, id: string) => old.has(`${lesson} ${id}`);
}

function teamCoverage(library: Library, all: readonly Entry[], team: string, now: Instant): TeamCoverage {
  const answers = all.filter((entry) => isForTeams(frontOf(library, entry, now)?.teams, [team]));
  const { training } = library;
  const taught = lessonsByAnswer(pathsFor(training, [team]).flatMap((path) => lessonsOf(training, path)));
  return { team, answers: answers.length, covered: answers.filter(({ id }) => taught.has(id)).length };
}

function frontOf(library: Library, entry: Entry, now: Instant) {
  const snapshot = snapshotInEffect(entry, now);
  return snapshot && sourceFrontOf(library, snapshot);
}

function answerRow(
  library: Library,
  entry: Entry,
  lessons: readonly string[],
  now: Instant,
): CoverableAnswer {
  const front = frontOf(library, entry, now);
  const major = standingPublications(entry.history).findLast(
    ({ kind, effective }) => kind === "major" && compareInstants(effective, now) <= 0,
  );
  return {
    id: entry.id,
    title: front?.title ?? entry.id,
    owner: front?.owner ?? "",
    products: front?.products ?? [],
    urgent: front?.urgent ?? false,
    changed: major?.effective ?? now,
    lessons,
  };
}

/** What somebody in danger needs comes first, then what changed last, then by product. */
function byNeed(a: CoverableAnswer, b: CoverableAnswer): number {
  return (
    Number(b.urgent) - Number(a.urgent) ||
    compareInstants(b.changed, a.changed) ||
    compareText(a.products[0] ?? "", b.products[0] ?? "") ||
    compareText(a.id, b.id)
  );
}
