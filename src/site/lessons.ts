import { type CollectionEntry, getCollection } from "astro:content";
import { textIn } from "#core/locale.ts";
import { lessonPath, localeOf, localeParams } from "#site/address.ts";
import { siteLibrary } from "#site/library.ts";

/** A neighbour of a lesson: its title in the reader's language and its path before language and base. */
export interface LessonLink {
  readonly title: string;
  readonly path: string;
}

/** Everything one lesson page shows. `textLocale` is the language the lesson's text really is in. */
export interface LessonPage {
  readonly entry: CollectionEntry<"lessons">;
  readonly textLocale: string;
  readonly pathTitle: string;
  readonly number: number;
  readonly total: number;
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
}

type Path = CollectionEntry<"paths">;

/** Lessons as one reader sees them: by id, in the first of these languages that there is. */
interface Reading {
  readonly lessons: ReadonlyMap<string, CollectionEntry<"lessons">>;
  readonly locale: string;
  readonly sourceLocale: string;
}

/** One route for each lesson of each path in each interface language, with what its page shows. */
export async function lessonRoutes() {
  const [paths, all, { workspace }] = await Promise.all([
    getCollection("paths"),
    getCollection("lessons"),
    siteLibrary(),
  ]);
  const lessons = new Map(all.map((lesson) => [lesson.id, lesson]));
  return localeParams().flatMap(({ params }) => {
    const reading = { lessons, locale: localeOf(params.locale), sourceLocale: workspace.sourceLocale };
    return paths.flatMap((path) =>
      lessonIds(path).map((lesson) => ({
        params: { ...params, path: path.id, lesson },
        props: lessonPage(path, lesson, reading),
      })),
    );
  });
}

function lessonIds(path: Path): string[] {
  return path.data.modules.flatMap((module) => module.lessons);
}

function lessonPage(path: Path, lesson: string, reading: Reading): LessonPage {
  const ids = lessonIds(path);
  const place = ids.indexOf(lesson);
  const entry = textOf(path, lesson, reading);
  const previous = linkTo(path, ids[place - 1], reading);
  const next = linkTo(path, ids[place + 1], reading);
  return {
    entry,
    textLocale: entry.id.slice(entry.id.lastIndexOf(".") + 1),
    pathTitle: textIn(path.data.title, reading.locale, reading.sourceLocale, path.id),
    number: place + 1,
    total: ids.length,
    ...(previous && { previous }),
    ...(next && { next }),
  };
}

function linkTo(path: Path, lesson: string | undefined, reading: Reading): LessonLink | undefined {
  if (lesson === undefined) return undefined;
  return { title: textOf(path, lesson, reading).data.title, path: lessonPath(path.id, lesson) };
}

function textOf(
  path: Path,
  lesson: string,
  { lessons, locale, sourceLocale }: Reading,
): CollectionEntry<"lessons"> {
  const name = `${path.id}/${lesson}`;
  const entry = lessons.get(`${name}.${locale}`) ?? lessons.get(`${name}.${sourceLocale}`);
  if (entry) return entry;
  throw new Error(
    `training/${path.id}/path.yaml lists the lesson "${lesson}", which has no text. Write training/${name}.${sourceLocale}.mdx, or take it off the list.`,
  );
}
