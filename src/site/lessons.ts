import { type CollectionEntry, getCollection } from "astro:content";
import { textIn } from "#core/locale.ts";
import { lessonIdsOf, type TrainingPath } from "#core/training.ts";
import type { LessonSheet } from "#core/training-sheet.ts";
import { PRACTICE_COUNT } from "#markup/lesson-components.ts";
import { lessonPath, localeOf, localeParams, trainingPathPath } from "#site/address.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { sheetOf } from "#site/training-sheet.ts";
import type { InterfaceLocale } from "#words/text.ts";

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
  /** The path's own page, before language and base. */
  readonly pathPage: string;
  readonly number: number;
  readonly total: number;
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
  /** What progress goes by; absent where the lesson cannot be read into the library. */
  readonly sheet?: LessonSheet;
}

/** Lessons as one reader sees them: by id, in the first of these languages that there is. */
interface Reading {
  readonly library: SiteLibrary;
  readonly lessons: ReadonlyMap<string, CollectionEntry<"lessons">>;
  readonly locale: InterfaceLocale;
  readonly sourceLocale: string;
}

/** Every lesson of the content folder; Astro warns of a collection without any, so it is not asked then. */
export async function lessonEntries({ training }: SiteLibrary): Promise<CollectionEntry<"lessons">[]> {
  return training.lessons.size === 0 ? [] : getCollection("lessons");
}

/** One route for each lesson of each path in each interface language, with what its page shows. */
export async function lessonRoutes() {
  const library = await siteLibrary();
  const all = await lessonEntries(library);
  const { workspace, training } = library;
  const lessons = new Map(all.map((lesson) => [lesson.id, lesson]));
  return localeParams().flatMap(({ params }) => {
    const { sourceLocale } = workspace;
    const reading = { library, lessons, locale: localeOf(params.locale), sourceLocale };
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
  const sheet = lessonSheet(path, lesson, reading);
  return {
    entry,
    textLocale: entry.id.slice(entry.id.lastIndexOf(".") + 1),
    pathTitle: textIn(path.title, reading.locale, reading.sourceLocale, path.id),
    pathPage: trainingPathPath(path.id),
    number: place + 1,
    total: ids.length,
    ...(previous && { previous }),
    ...(next && { next }),
    ...(sheet && { sheet }),
  };
}

function lessonSheet(path: TrainingPath, id: string, { library, locale }: Reading): LessonSheet | undefined {
  const { paths, answers } = sheetOf(library, locale);
  const lesson = paths.find((one) => one.id === path.id)?.lessons.find((one) => one.id === id);
  if (!lesson) return undefined;
  const turns = lesson.answers.flatMap((answer) => {
    const known = answers[answer]?.turns.map(({ at, version }) => ({ at, ...(version && { version }) }));
    return known ? [[answer, { turns: known }] as const] : [];
  });
  return { lesson, answers: Object.fromEntries(turns) };
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
