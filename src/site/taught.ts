import type { CollectionEntry } from "astro:content";
import { type LessonText, lessonKey } from "#core/lesson.ts";
import type { Locale } from "#core/locale.ts";
import { textIn } from "#core/locale.ts";
import type { Moment } from "#core/reply.ts";
import { type Training, type TrainingPath, taughtText } from "#core/training.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { lessonEntries } from "#site/lessons.ts";
import { siteLibrary } from "#site/library.ts";
import { packageOrder } from "#site/taught-order.ts";

/** A whole path in one language, for paper and for learning systems. */
export interface TaughtPath {
  readonly path: TrainingPath;
  readonly title: string;
  readonly summary?: string;
  readonly modules: readonly TaughtModule[];
}

/** A module with the lessons that have a text. */
export interface TaughtModule {
  readonly title: string;
  readonly days?: string | undefined;
  readonly lessons: readonly TaughtLesson[];
}

/** A lesson with its text. `locale` is the language the text really is in. */
export interface TaughtLesson {
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly minutes?: number | undefined;
  readonly entry: CollectionEntry<"lessons">;
}

/** One route for each path in each interface language. */
export async function packRoutes() {
  const { training } = await siteLibrary();
  return localeParams().flatMap(({ params }) =>
    [...training.paths.values()].map((path) => ({ params: { ...params, path: path.id }, props: { path } })),
  );
}

/** The route of the package that was ordered, if one was. */
export async function packageRoutes() {
  const order = packageOrder.taken();
  const routes = order ? await packRoutes() : [];
  return routes.filter(
    ({ params }) => params.path === order?.path && localeOf(params.locale) === order.locale,
  );
}

/** Everything a path teaches, in a language; a lesson without a text in it stands in the source language. */
export async function taughtPath(path: TrainingPath, locale: Locale): Promise<TaughtPath> {
  const library = await siteLibrary();
  const { workspace, training } = library;
  const all = await lessonEntries(library);
  const entries = new Map(all.map((entry) => [entry.id, entry]));
  const named = (texts: Readonly<Record<string, string>>, name = "") =>
    textIn(texts, locale, workspace.sourceLocale, name);
  const lessonsOf = (ids: readonly string[]) =>
    ids.flatMap((id): TaughtLesson[] => {
      const key = lessonKey({ path: path.id, id });
      const taught = taughtText(training.lessons.get(key), locale, workspace.sourceLocale);
      const entry = taught && entries.get(`${key}.${taught.locale}`);
      if (!taught || !entry) return [];
      const { title, summary, minutes } = taught.text;
      return [{ id, locale: taught.locale, title, summary, minutes, entry }];
    });
  return {
    path,
    title: named(path.title, path.id),
    ...(path.summary && { summary: named(path.summary) }),
    modules: path.modules.map(({ title, days, lessons }) => ({
      title: named(title),
      days,
      lessons: lessonsOf(lessons),
    })),
  };
}

/** Whether a part is drawn for a package, by the pattern of its page's address. */
export function isPackage(routePattern: string): boolean {
  return routePattern.endsWith("/package");
}

/** Stands where the number of a task belongs until all tasks of a lesson are drawn. */
export const TASK_NUMBER = "<!--task-->";

/** What a scenario asks a reader to write. */
export interface WriteTask {
  readonly answer: string;
  readonly moment: Moment;
}

/** The drawn parts of a scenario without the mark of `<Write>`, and what that asks for. */
export function writtenIn(drawn: string): { readonly html: string; readonly write?: WriteTask } {
  const [mark, answer, moment] = /<i data-write="([a-z0-9-]+) ([a-z]+)"><\/i>/.exec(drawn) ?? [];
  if (mark === undefined || answer === undefined) return { html: drawn };
  return { html: drawn.replace(mark, ""), write: { answer, moment: moment as Moment } };
}

/** The drawn parts of a choice: what stands before its options, the options, and what stands behind them. */
export function optionsIn(drawn: string) {
  const start = drawn.indexOf("<li data-option");
  if (start < 0) return { before: drawn, options: "", after: "" };
  const end = drawn.lastIndexOf("</li>") + "</li>".length;
  return { before: drawn.slice(0, start), options: drawn.slice(start, end), after: drawn.slice(end) };
}

/** The texts of a path's lessons as they are taught, in order. */
export function taughtTexts({ lessons }: Training, { path, modules }: TaughtPath) {
  return modules.flatMap((module) =>
    module.lessons.flatMap(({ id, locale }): { readonly id: string; readonly text: LessonText }[] => {
      const text = lessons.get(lessonKey({ path: path.id, id }))?.texts.get(locale);
      return text ? [{ id, text }] : [];
    }),
  );
}
