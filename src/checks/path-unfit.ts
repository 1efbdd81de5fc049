import { aPath, lessonFile, pathFile, pathsAsked } from "#checks/lessons.ts";
import { inFile, problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound } from "#checks/working.ts";
import { lessonKey } from "#core/lesson.ts";
import { textIn } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import { lessonIdsOf, RESERVED_LESSONS, RESERVED_PATHS, type TrainingPath } from "#core/training.ts";
import { type DaysFault, daysFaults } from "#core/training-days.ts";

const lesson = aPath("Type two words and press Enter.");

/** A path lists lessons there are, each once, in days that follow each other, for teams and after paths there are. */
export const pathUnfit: Rule = {
  name: "path-unfit",
  severity: "error",
  firm: true,
  why: "A path is walked from the first lesson to the last. One that has no text has no page, one that stands there twice is done twice, and paths that wait for each other can never be begun.",
  bad: {
    files: {
      ...lesson,
      "training/first-week/path.yaml": (lesson["training/first-week/path.yaml"] ?? "").replace("1-2", "4-9"),
    },
  },
  good: { files: lesson },
  check: (context) =>
    pathsAsked(context).flatMap((path) =>
      [
        ...nameFaults(context, path),
        ...orderFaults(context, path),
        ...lessonFaults(context, path),
        ...dayFaults(path),
      ].map(({ at, words }) => problemAt(pathUnfit, inFile(context, pathFile(path.id), at), words)),
    ) satisfies Problem[],
};

/** What is wrong, and the words of the file at which it is said. */
interface Fault {
  readonly at: string;
  readonly words: Words;
}

function nameFaults({ library }: CheckContext, { id: own, teams, after }: TrainingPath): Fault[] {
  const known = library.workspace.teams;
  const paths = library.training.paths;
  const team = { what: "a team of this workspace", add: "add it under teams: in workspace.yaml" };
  const path = { what: "a path of the training", add: "take it out" };
  const page: Words = [`"${own}" is the address of a page.`, "Give the path and its folder another name."];
  return [
    ...(RESERVED_PATHS.includes(own) ? [{ at: own, words: page }] : []),
    ...teams
      .filter((id) => !known.has(id))
      .map((id) => ({ at: id, words: unknownName(id, known.keys(), team) })),
    ...after
      .filter((id) => !paths.has(id) && isSound(library, pathFile(id)))
      .map((id) => ({ at: id, words: unknownName(id, paths.keys(), path) })),
  ];
}

function orderFaults({ library }: CheckContext, { id }: TrainingPath): Fault[] {
  const circle = circleFrom(library.training.paths, id);
  if (!circle) return [];
  const words: Words = [
    `The path comes after itself: ${[...circle, id].join(" after ")}.`,
    "Take one of these out of `after:`.",
  ];
  return [{ at: "after:", words }];
}

/** The paths on the way from a path back to itself, by what each comes after. */
function circleFrom(paths: ReadonlyMap<string, TrainingPath>, id: string): string[] | undefined {
  const seen = new Set<string>();
  const walk = (at: string, way: readonly string[]): string[] | undefined => {
    for (const next of paths.get(at)?.after ?? []) {
      if (next === id) return [...way, at];
      if (seen.has(next)) continue;
      seen.add(next);
      const circle = walk(next, [...way, at]);
      if (circle) return circle;
    }
    return undefined;
  };
  return walk(id, []);
}

function lessonFaults({ library }: CheckContext, path: TrainingPath): Fault[] {
  const ids = lessonIdsOf(path);
  const { sourceLocale } = library.workspace;
  return [...new Set(ids)].flatMap((id): Fault[] => {
    const lesson = { path: path.id, id };
    const file = lessonFile(lesson, sourceLocale);
    const isThere = library.training.lessons.get(lessonKey(lesson))?.texts.has(sourceLocale);
    const twice: Words = [
      `The lesson "${id}" is listed more than once.`,
      "Keep the first, and delete the others.",
    ];
    const without: Words = [
      `The lesson "${id}" has no text in "${sourceLocale}", the source language.`,
      `Write ${file}, or take it off the list.`,
    ];
    const page: Words = [`"${id}" is the address of a page.`, "Give the lesson another name."];
    return [
      ...(RESERVED_LESSONS.includes(id) ? [{ at: id, words: page }] : []),
      ...(ids.indexOf(id) === ids.lastIndexOf(id) ? [] : [{ at: id, words: twice }]),
      ...(isThere || !isSound(library, file) ? [] : [{ at: id, words: without }]),
    ];
  });
}

function dayFaults(path: TrainingPath): Fault[] {
  return daysFaults(path).map((fault) => ({ at: fault.days, words: wordsOf(fault, path) }));
}

function wordsOf({ of, days, module }: DaysFault, path: TrainingPath): Words {
  const title = textIn(module.title, "en", Object.keys(module.title)[0] ?? "en");
  const fix = "Let the days of the modules follow each other.";
  switch (of) {
    case "turned":
      return [`The days ${days} of "${title}" run backwards.`, fix];
    case "late":
      return [
        `The days ${days} of "${title}" lie beyond the ${path.days} of the path.`,
        `Write \`days:\` of the path higher, or plan the module earlier.`,
      ];
    case "order":
      return [`The days ${days} of "${title}" begin before those of the module above it.`, fix];
  }
}
