import { existsSync } from "node:fs";
import type { Problem } from "#core/problem.ts";
import { lessonViolations } from "#markup/lesson-vocabulary.ts";
import { MAX_BYTES } from "#markup/scanner.ts";
import { decoded } from "#store/text.ts";
import { treeOf } from "#store/tree.ts";

const LESSON = /^[^/]+\/[^/]+\.mdx$/;

/** Everything lessons hold that lessons may not hold, in every lesson of a `training` folder; none when there is no such folder. */
export function lessonProblems(training: string): Problem[] {
  if (!existsSync(training)) return [];
  const tree = treeOf(training);
  const lessons = tree.paths.filter((path) => LESSON.test(path));
  return lessons.flatMap((path) => problemsOf(`training/${path}`, tree.read(path)));
}

function problemsOf(file: string, bytes: Uint8Array): Problem[] {
  const content = decoded(file, bytes, MAX_BYTES, "plain");
  if ("problem" in content) return [content.problem];
  return lessonViolations(content.text).map((violation) => ({
    file,
    rule: "lesson-vocabulary",
    severity: "error",
    ...violation,
  }));
}
