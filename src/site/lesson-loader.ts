import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { glob, type Loader } from "astro/loaders";
import { violationText } from "#markup/lesson-vocabulary.ts";
import { lessonProblems } from "#store/lessons.ts";

/**
 * Reads the lessons of a `training` folder: id `first-week/find-and-copy.en`. All files are checked against the
 * closed vocabulary before Astro parses any of them, and everything that breaks it is said at once.
 */
export function lessonLoader(training: string): Loader {
  const lessons = filesBelow(training, "*/*.mdx", ".mdx");
  return {
    name: "lessons",
    async load(context) {
      refuseProblems(training);
      await lessons.load(context);
    },
  };
}

/** Reads the `path.yaml` of each path: id `first-week`. */
export function pathLoader(training: string): Loader {
  return { ...filesBelow(training, "*/path.yaml", "/path.yaml"), name: "paths" };
}

/** Astro's glob, made to forget what an earlier build read: it keeps entries whose last file is gone. */
function filesBelow(folder: string, pattern: string, ending: string): Loader {
  const files = glob({
    base: pathToFileURL(join(folder, "/")),
    pattern,
    generateId: ({ entry }) => entry.slice(0, -ending.length),
  });
  return {
    name: "files",
    async load(context) {
      context.store.clear();
      await files.load(context);
    },
  };
}

function refuseProblems(training: string): void {
  const problems = lessonProblems(training);
  if (problems.length === 0) return;
  const lines = problems.map((problem) => violationText(problem.file, [{ line: 1, column: 1, ...problem }]));
  throw new Error(`Lessons hold what lessons may not hold. Nothing was built.\n${lines.join("\n")}`);
}
