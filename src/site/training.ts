import { textIn } from "#core/locale.ts";
import { lessonPath } from "#site/address.ts";
import { type LessonPage, lessonRoutes } from "#site/lessons.ts";
import { siteLibrary } from "#site/library.ts";

/** A path as the training page lists it. */
export interface ListedPath {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly modules: readonly { readonly title: string; readonly lessons: readonly ListedLesson[] }[];
}

/** A lesson as the training page lists it. */
export interface ListedLesson {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly minutes?: number | undefined;
  /** Its path before language and base. */
  readonly path: string;
  /** The language its text really is in. */
  readonly textLocale: string;
}

/** Every path with its modules and lessons, in a language. */
export async function listedPaths(locale: string): Promise<ListedPath[]> {
  const [routes, { workspace, training }] = await Promise.all([lessonRoutes(), siteLibrary()]);
  const own = routes.filter(({ params }) => (params.locale ?? "en") === locale);
  const named = (texts: Readonly<Record<string, string>>, id = "") =>
    textIn(texts, locale, workspace.sourceLocale, id);
  return [...training.paths.values()].map(({ id, ...path }) => {
    const modules = path.modules.map((module) => ({
      title: named(module.title),
      lessons: module.lessons.flatMap((lesson) => {
        const route = own.find(({ params }) => params.path === id && params.lesson === lesson);
        return route ? [listedLesson(id, lesson, route.props)] : [];
      }),
    }));
    return {
      id,
      title: named(path.title, id),
      count: modules.flatMap(({ lessons }) => lessons).length,
      modules,
    };
  });
}

function listedLesson(path: string, lesson: string, { entry, textLocale }: LessonPage): ListedLesson {
  const { title, summary, minutes } = entry.data;
  return { title, summary, minutes, path: lessonPath(path, lesson), textLocale };
}
