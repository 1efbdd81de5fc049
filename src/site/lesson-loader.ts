import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { glob, type Loader } from "astro/loaders";
import { violationText } from "#markup/lesson-vocabulary.ts";
import { trainingFrom } from "#store/training.ts";
import { folderTree } from "#store/tree.ts";

/**
 * Reads the lessons of a content folder: id `first-week/find-and-copy.en`. All files are checked against the
 * closed vocabulary before Astro parses any of them, and everything that breaks it is said at once.
 */
export function lessonLoader(content: string): Loader {
  const lessons = filesBelow(join(content, "training"), "*/*.mdx", ".mdx");
  return {
    name: "lessons",
    async load(context) {
      refuseProblems(content);
      await lessons.load(context);
    },
  };
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
      // Astro warns of a folder that is not there; a workspace needs none.
      if (existsSync(folder)) await files.load(context);
    },
  };
}

function refuseProblems(content: string): void {
  const problems = trainingFrom(folderTree(content, "training")).problems.filter(({ file }) =>
    file.endsWith(".mdx"),
  );
  if (problems.length === 0) return;
  const lines = problems.map((problem) => violationText(problem.file, [{ line: 1, column: 1, ...problem }]));
  throw new Error(`Lessons hold what lessons may not hold. Nothing was built.\n${lines.join("\n")}`);
}
