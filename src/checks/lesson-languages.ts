import { aPath, lessonFile, lessonsAsked, pathFile, pathsAsked } from "#checks/lessons.ts";
import { inFile, problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { type Lesson, type LessonTask, lessonShape } from "#core/lesson.ts";
import type { Localized } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import type { TrainingPath } from "#core/training.ts";

const quiz = (right: string, wrong: string) =>
  `<Quiz question="1 + 1?">\n<Option right>${right}</Option>\n<Option>${wrong}</Option>\n</Quiz>`;
const turned = (wrong: string, right: string) =>
  `<Quiz question="1 + 1?">\n<Option>${wrong}</Option>\n<Option right>${right}</Option>\n</Quiz>`;

/** A lesson is there in every language of the interface, and asks for the same things in each. */
export const lessonLanguages: Rule = {
  name: "lesson-languages",
  severity: "error",
  why: "Whoever changes the language in the middle of a lesson goes on where they were, and the trainer counts both alike. So tasks, options and what is right stand in the same order in all languages. A language that is missing is a warning: its readers get the source language.",
  bad: { files: aPath(quiz("Two.", "Three."), turned("Ba.", "Hai.")) },
  good: { files: aPath(quiz("Two.", "Three."), quiz("Hai.", "Ba.")) },
  check: (context) => [
    ...pathsAsked(context).flatMap((path) => pathProblems(context, path)),
    ...lessonsAsked(context).flatMap((lesson) => [
      ...missing(context, lesson),
      ...differing(context, lesson),
    ]),
  ],
};

function missing({ library }: CheckContext, lesson: Lesson): Problem[] {
  const { sourceLocale, interfaceLocales } = library.workspace;
  const own = [...lesson.texts.keys()];
  // What could not be read, or lacks its source language, is a problem of its own.
  if (!lesson.texts.has(sourceLocale)) return [];
  const lacking = interfaceLocales.filter((locale) => !own.includes(locale));
  const unread = own.filter((locale) => !interfaceLocales.includes(locale) && locale !== sourceLocale);
  const isBroken = (locale: string) =>
    library.problems.some(({ file }) => file === lessonFile(lesson, locale));
  return [
    ...lacking
      .filter((locale) => !isBroken(locale))
      .map((locale): Problem => {
        const words: Words = [
          `The lesson is not written in "${locale}".`,
          `Write ${lessonFile(lesson, locale)} with the same tasks.`,
        ];
        return problemAt(lessonLanguages, { file: lessonFile(lesson, sourceLocale) }, words, "warning");
      }),
    ...unread.map((locale): Problem => {
      const words: Words = [
        `"${locale}" is not a language of the interface, so nobody reads this.`,
        `Add it to interfaceLocales: in workspace.yaml, or delete the file.`,
      ];
      return problemAt(lessonLanguages, { file: lessonFile(lesson, locale) }, words, "warning");
    }),
  ];
}

function differing({ library }: CheckContext, lesson: Lesson): Problem[] {
  const { sourceLocale } = library.workspace;
  const source = lesson.texts.get(sourceLocale)?.tasks ?? [];
  if (!lesson.texts.has(sourceLocale)) return [];
  return [...lesson.texts].flatMap(([locale, { tasks }]) => {
    const index = firstDifference(source, tasks);
    if (index === undefined) return [];
    const where = { file: lessonFile(lesson, locale), ...tasks[index]?.place };
    const [here, there] = [tasks[index], source[index]].map(saidOf);
    const fix = `Put the same tasks into the same order as in ${lessonFile(lesson, sourceLocale)}.`;
    return [
      problemAt(lessonLanguages, where, [
        `Task ${index + 1} is ${here} in "${locale}", and ${there} in "${sourceLocale}".`,
        fix,
      ]),
    ];
  });
}

function firstDifference(source: readonly LessonTask[], tasks: readonly LessonTask[]): number | undefined {
  const shapes = Array.from({ length: Math.max(source.length, tasks.length) }, (_, index) =>
    [source, tasks].map((all) => lessonShape(all.slice(index, index + 1))),
  );
  const index = shapes.findIndex(([a, b]) => a !== b);
  return index < 0 ? undefined : index;
}

function saidOf(task: LessonTask | undefined): string {
  switch (task?.type) {
    case undefined:
      return "missing";
    case "choose": {
      const right = task.options.flatMap((option, index) => (option.right ? [index + 1] : []));
      return `a choice of ${task.options.length} with ${right.join(" and ")} right`;
    }
    case "write":
      return `a reply by "${task.answer}" for the moment "${task.moment}"`;
    case "practice":
      return `${task.count} × the drill "${task.drill}"`;
    case "try":
      return "something to try";
    case "check":
      return `a checklist of ${task.points}`;
  }
}

/** Titles and the summary of a path are read in every language of the interface. */
function pathProblems(context: CheckContext, { id, title, summary, modules }: TrainingPath): Problem[] {
  const all = [title, ...(summary ? [summary] : []), ...modules.map((module) => module.title)];
  return all.flatMap((texts) => untold(context, id, texts));
}

function untold(context: CheckContext, id: string, texts: Localized): Problem[] {
  const lacking = context.library.workspace.interfaceLocales.filter((locale) => texts[locale] === undefined);
  const [said = id] = Object.values(texts);
  return lacking.map((locale) => {
    const words: Words = [`"${said}" is not said in "${locale}".`, `Add ${locale}: and the words.`];
    return problemAt(lessonLanguages, inFile(context, pathFile(id), said), words, "warning");
  });
}
