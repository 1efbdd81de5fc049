import { textIn } from "#core/locale.ts";
import type { TrainingModule, TrainingPath } from "#core/training.ts";
import { lessonPath, localeOf, localeParams, trainingPathPath } from "#site/address.ts";
import { type LessonPage, lessonRoutes } from "#site/lessons.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";

/** A path as the training pages list it. */
export interface ListedPath {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  /** Its own page, before language and base. */
  readonly page: string;
  readonly count: number;
  readonly days?: number;
  readonly pass: number;
  /** Names of the teams it is for; none: everybody. */
  readonly teams: readonly string[];
  /** Paths that come before it. */
  readonly after: readonly { readonly title: string; readonly page: string }[];
  readonly modules: readonly ListedModule[];
}

/** Some lessons of a path that belong together. */
export interface ListedModule {
  readonly title: string;
  /** The working days it is meant for: `1`, or `1-2`. */
  readonly days?: string;
  readonly lessons: readonly ListedLesson[];
}

/** A lesson as its path lists it. */
export interface ListedLesson {
  /** `PATH/LESSON`, as progress names it. */
  readonly key: string;
  readonly number: number;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly minutes?: number | undefined;
  /** Its page, before language and base. */
  readonly page: string;
  /** The language its text really is in. */
  readonly textLocale: string;
}

/** Every path with its modules and lessons, in a language. */
export async function listedPaths(locale: string): Promise<ListedPath[]> {
  const [routes, library] = await Promise.all([lessonRoutes(), siteLibrary()]);
  const own = routes.filter(({ params }) => localeOf(params.locale) === locale);
  const pages = new Map(own.map(({ params, props }) => [`${params.path}/${params.lesson}`, props]));
  return [...library.training.paths.values()].map((path) => listedPath(library, path, pages, locale));
}

type Pages = ReadonlyMap<string, LessonPage>;

function listedPath(library: SiteLibrary, path: TrainingPath, pages: Pages, locale: string): ListedPath {
  const { workspace, training } = library;
  const named = (texts: Readonly<Record<string, string>> = {}, id = "") =>
    textIn(texts, locale, workspace.sourceLocale, id);
  const { id, days, pass } = path;
  const modules = path.modules.map((module) => listedModule(path, module, pages, named(module.title)));
  const summary = named(path.summary);
  return {
    id,
    title: named(path.title, id),
    ...(summary && { summary }),
    page: trainingPathPath(id),
    count: modules.reduce((sum, { lessons }) => sum + lessons.length, 0),
    ...(days !== undefined && { days }),
    pass,
    teams: path.teams.map((team) => workspace.teams.get(team)?.name ?? team),
    after: path.after.flatMap((before) => {
      const known = training.paths.get(before);
      return known ? [{ title: named(known.title, before), page: trainingPathPath(before) }] : [];
    }),
    modules,
  };
}

function listedModule(
  { id }: TrainingPath,
  { days, lessons }: TrainingModule,
  pages: Pages,
  title: string,
): ListedModule {
  const listed = lessons.flatMap((lesson) => {
    const page = pages.get(`${id}/${lesson}`);
    return page ? [listedLesson(id, lesson, page)] : [];
  });
  return { title, ...(days !== undefined && { days }), lessons: listed };
}

function listedLesson(path: string, lesson: string, { entry, textLocale, number }: LessonPage): ListedLesson {
  const { title, summary, minutes } = entry.data;
  const page = lessonPath(path, lesson);
  return { key: `${path}/${lesson}`, number, title, summary, minutes, page, textLocale };
}

/** One route for each path, in each interface language, with what its pages show. */
export async function pathRoutes() {
  const routes = localeParams().map(async ({ params }) => {
    const paths = await listedPaths(localeOf(params.locale));
    return paths.map((path) => ({ params: { ...params, path: path.id }, props: { path } }));
  });
  return (await Promise.all(routes)).flat();
}
