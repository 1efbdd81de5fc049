import { isId } from "#core/entry.ts";
import { type Lesson, type LessonText, lessonKey } from "#core/lesson.ts";
import type { Locale } from "#core/locale.ts";
import { cutText } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";
import type { Training, TrainingPath } from "#core/training.ts";
import { lessonOutline } from "#markup/lesson-outline.ts";
import { parsedLesson } from "#markup/lesson-vocabulary.ts";
import { MAX_BYTES } from "#markup/scanner.ts";
import { lessonFront, pathFrom } from "#schema/lesson.ts";
import { readYaml } from "#schema/yaml.ts";
import { decoded } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

/** The training of a tree, with what was wrong while reading it: a path or lesson that cannot be read is left out. */
export interface ReadTraining {
  readonly training: Training;
  readonly problems: readonly Problem[];
}

/** Reads every `training/PATH/path.yaml` and `training/PATH/LESSON.LOCALE.mdx`. */
export function trainingFrom(tree: Tree): ReadTraining {
  const paths = new Map<string, TrainingPath>();
  const texts = new Map<string, { path: string; id: string; texts: Map<Locale, LessonText> }>();
  const problems: Problem[] = [];
  for (const file of tree.paths) {
    const [, path = "", name = ""] = /^training\/([^/]+)\/([^/]+)$/.exec(file) ?? [];
    if (name === "path.yaml") {
      const read = readPath(tree, file, path);
      problems.push(...read.problems);
      if (read.value) paths.set(path, read.value);
    }
    const [, id = "", locale = ""] = /^(.+)\.([^.]+)\.mdx$/.exec(name) ?? [];
    if (!name.endsWith(".mdx")) continue;
    const read = readLesson(tree, file);
    problems.push(...read.problems);
    if (!read.value || !isId(id)) continue;
    const lesson = texts.get(lessonKey({ path, id })) ?? { path, id, texts: new Map() };
    lesson.texts.set(locale, read.value);
    texts.set(lessonKey({ path, id }), lesson);
  }
  return { training: { paths, lessons: texts satisfies ReadonlyMap<string, Lesson> }, problems };
}

interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

function readPath(tree: Tree, file: string, folder: string): Read<TrainingPath> {
  const content = decoded(file, tree.read(file));
  if ("problem" in content) return { problems: [content.problem] };
  const read = pathFrom(file, content.text);
  if (!read.value || read.value.id === folder) return read;
  const message = `The path calls itself "${read.value.id}".`;
  const fix = `Write \`id: ${folder}\`, the name of its folder.`;
  return { problems: [{ file, rule: "bad-name", severity: "error", message, fix }] };
}

function readLesson(tree: Tree, file: string): Read<LessonText> {
  const content = decoded(file, tree.read(file), MAX_BYTES, "plain");
  if ("problem" in content) return { problems: [content.problem] };
  const { violations, body } = parsedLesson(content.text);
  const problems = violations.map(
    (violation): Problem => ({ file, rule: "lesson-vocabulary", severity: "error", ...violation }),
  );
  if (problems.length > 0 || !body) return { problems };
  const yaml = readYaml(cutText(content.text).matter ?? "");
  // Its vocabulary holds the front matter to more than this.
  const { title, summary, minutes } = lessonFront.parse("value" in yaml ? yaml.value : undefined);
  const front = { title, ...(summary && { summary }), ...(minutes && { minutes }) };
  return { value: { ...front, ...lessonOutline(body) }, problems: [] };
}
