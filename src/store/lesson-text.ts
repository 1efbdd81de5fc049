import type { Locale } from "#core/locale.ts";
import { cutText } from "#core/matter.ts";
import { lessonFront, pathFile } from "#schema/lesson.ts";
import { readYaml } from "#schema/yaml.ts";
import { decoded } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

/** One language of a lesson: what it is called, and its words without marks and tags. */
export interface LessonText {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly words: string;
}

/** A lesson of a path, in all languages it is written in. */
export interface Lesson {
  readonly path: string;
  readonly id: string;
  readonly texts: Readonly<Record<Locale, LessonText>>;
}

/** The lessons that the paths of a content folder list, in the order of their paths. Those that cannot be read are left out. */
export function lessonsIn(tree: Tree): Lesson[] {
  return tree.paths.flatMap((file) => {
    const [, path] = /^training\/([^/]+)\/path\.yaml$/.exec(file) ?? [];
    return path === undefined ? [] : listedLessons(tree, file).map((id) => lessonOf(tree, path, id));
  });
}

function listedLessons(tree: Tree, file: string): string[] {
  const read = pathFile.safeParse(yamlIn(textOf(tree, file)));
  return read.success ? read.data.modules.flatMap(({ lessons }) => lessons) : [];
}

function lessonOf(tree: Tree, path: string, id: string): Lesson {
  const start = `training/${path}/${id}.`;
  const files = tree.paths.filter((file) => file.startsWith(start) && file.endsWith(".mdx"));
  const texts = files.flatMap((file) => {
    const text = lessonText(textOf(tree, file));
    return text ? [[file.slice(start.length, -".mdx".length), text] as const] : [];
  });
  return { path, id, texts: Object.fromEntries(texts) };
}

function lessonText(source: string): LessonText | undefined {
  const { matter = "", body } = cutText(source);
  const front = lessonFront.safeParse(yamlIn(matter));
  return front.success
    ? { title: front.data.title, summary: front.data.summary, words: wordsIn(body) }
    : undefined;
}

const TAG = /<\/?[A-Z][^>]*>/g;

/** What readers see of a lesson: of its tags, only the question of a quiz is among it. */
function wordsIn(body: string): string {
  const words = body.replace(TAG, (tag) => ` ${/\squestion=(["'])(.*?)\1/s.exec(tag)?.[2] ?? ""} `);
  return words
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/\s+/g, " ")
    .trim();
}

function textOf(tree: Tree, file: string): string {
  const content = decoded(file, tree.read(file));
  return "text" in content ? content.text : "";
}

function yamlIn(text: string): unknown {
  const reading = readYaml(text);
  return "value" in reading ? reading.value : undefined;
}
