import { type CollectionEntry, getCollection } from "astro:content";
import { textIn } from "#core/locale.ts";
import { lessonIdsOf, type TrainingPath } from "#core/training.ts";
import { PRACTICE_COUNT } from "#markup/lesson-components.ts";
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

/** Lessons as one reader sees them: by id, in the first of these languages that there is. */
interface Reading {
  readonly lessons: ReadonlyMap<string, CollectionEntry<"lessons">>;
  readonly locale: string;
  readonly sourceLocale: string;
}

/** One route for each lesson of each path in each interface language, with what its page shows. */
export async function lessonRoutes() {
  const [all, { workspace, training }] = await Promise.all([getCollection("lessons"), siteLibrary()]);
  const lessons = new Map(all.map((lesson) => [lesson.id, lesson]));
  return localeParams().flatMap(({ params }) => {
    const reading = { lessons, locale: localeOf(params.locale), sourceLocale: workspace.sourceLocale };
    return [...training.paths.values()].flatMap((path) =>
      lessonIdsOf(path).map((lesson) => ({
        params: { ...params, path: path.id, lesson },
        props: lessonPage(path, lesson, reading),
      })),
    );
  });
}

function lessonPage(path: TrainingPath, lesson: string, reading: Reading): LessonPage {
  const ids = lessonIdsOf(path);
  const place = ids.indexOf(lesson);
  const entry = textOf(path, lesson, reading);
  const previous = linkTo(path, ids[place - 1], reading);
  const next = linkTo(path, ids[place + 1], reading);
  return {
    entry,
    textLocale: entry.id.slice(entry.id.lastIndexOf(".") + 1),
    pathTitle: textIn(path.title, reading.locale, reading.sourceLocale, path.id),
    number: place + 1,
    total: ids.length,
    ...(previous && { previous }),
    ...(next && { next }),
  };
}

function linkTo(path: TrainingPath, lesson: string | undefined, reading: Reading): LessonLink | undefined {
  if (lesson === undefined) return undefined;
  return { title: textOf(path, lesson, reading).data.title, path: lessonPath(path.id, lesson) };
}

function textOf(
  path: TrainingPath,
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

/** How many questions a `<Practice>` asks. */
export function practiceCount(count?: string): number {
  return count === undefined ? PRACTICE_COUNT : Number(count);
}
