import { aPath, lessonFile, lessonsAsked } from "#checks/lessons.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { isSound } from "#checks/working.ts";
import { lessonIdsOf } from "#core/training.ts";

const { "training/first-week/path.yaml": _, ...alone } = aPath("Type two words and press Enter.");

/** Every lesson is listed in its path. */
export const lessonUnreachable: Rule = {
  name: "lesson-unreachable",
  severity: "warning",
  why: "A lesson that its path does not list has no page. Mostly it was renamed in one of the two places.",
  onlyWarns: true,
  bad: { files: alone },
  good: { files: aPath("Type two words and press Enter.") },
  check: (context) => {
    const { training, workspace } = context.library;
    return lessonsAsked(context).flatMap((lesson) => {
      const path = training.paths.get(lesson.path);
      const list = `training/${lesson.path}/path.yaml`;
      if (!isSound(context.library, list) || (path && lessonIdsOf(path).includes(lesson.id))) return [];
      const locale = lesson.texts.has(workspace.sourceLocale)
        ? workspace.sourceLocale
        : ([...lesson.texts.keys()][0] ?? "");
      const message = `No module of ${list} lists the lesson "${lesson.id}".`;
      const fix = path
        ? `Add it to \`lessons:\` of a module, or delete its files.`
        : `Write ${list} with \`kb new path ${lesson.path}\`, or delete the folder.`;
      return [problemAt(lessonUnreachable, { file: lessonFile(lesson, locale) }, [message, fix])];
    });
  },
};
