import { isId } from "#core/entry.ts";
import { INTERFACE_LOCALES, type InterfaceLocale, isInterfaceLocale } from "#words/text.ts";

const [ROOT_LOCALE] = INTERFACE_LOCALES;

/**
 * The address of a page in one interface language: English at the root, every other under its own tag.
 * `pathIn("vi", "/answers/", "/kb/")` → `/kb/vi/answers/`
 */
export function pathIn(locale: InterfaceLocale, path: string, base: string): string {
  const inLocale = locale === ROOT_LOCALE ? path : `/${locale}${path}`;
  return base.replace(/\/$/, "") + inLocale;
}

/** `pathIn` with the language and base settled: `const to = pathsIn(locale, base); to("/answers/")`. */
export function pathsIn(locale: InterfaceLocale, base: string): (path: string) => string {
  return (path) => pathIn(locale, path, base);
}

/** The address of a file that is the same in every language: `filePath("/before-paint.js", "/kb/")` → `/kb/before-paint.js`. */
export function filePath(path: string, base: string): string {
  return pathIn(ROOT_LOCALE, path, base);
}

/**
 * The same page in another interface language, from an address of this site.
 * `twinIn("vi", "/kb/answers/", "/kb/")` → `/kb/vi/answers/`
 */
export function twinIn(locale: InterfaceLocale, address: string, base: string): string {
  const path = address.slice(base.replace(/\/$/, "").length) || "/";
  const [, first = "", rest = "/"] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  return pathIn(locale, first !== ROOT_LOCALE && isInterfaceLocale(first) ? rest : path, base);
}

/**
 * What `getStaticPaths` of a `[...locale]` page returns: one entry per interface language, English without a
 * segment; pages with further parameters spread their own beside it.
 */
export function localeParams(): { params: { locale: string | undefined } }[] {
  return INTERFACE_LOCALES.map((locale) => ({
    params: { locale: locale === ROOT_LOCALE ? undefined : locale },
  }));
}

/** The interface language a `[...locale]` parameter stands for. */
export function localeOf(param: string | undefined): InterfaceLocale {
  return isInterfaceLocale(param) ? param : ROOT_LOCALE;
}

/** The path of an entry's page before language and base: `entryPath("answers/late-delivery")` → `/answers/late-delivery/`. */
export function entryPath(key: string): string {
  return `/${key}/`;
}

/** The path of an entry's history page before language and base. */
export function historyPath(key: string): string {
  return `${entryPath(key)}history/`;
}

/** The path of the form for changes to an entry: `/propose/late-delivery/` for an answer, else with its kind. */
export function proposePath(key: string): string {
  return `/propose/${key.replace(/^answers\//, "")}/`;
}

/** The path of a training path's page before language and base. */
export function trainingPathPath(path: string): string {
  return `/training/${path}/`;
}

/** The path of a lesson's page before language and base. */
export function lessonPath(path: string, lesson: string): string {
  return `/training/${path}/${lesson}/`;
}

const LINK_FOLDERS = { answer: "answers", product: "products", advisory: "advisories" } as const;

/** The path behind a link between entries: `answer:late-delivery` → `/answers/late-delivery/`; undefined for any other link. */
export function linkedPath(url: string): string | undefined {
  const [, kind, id] = /^(answer|product|advisory):(.*)$/.exec(url) ?? [];
  if (kind === undefined || id === undefined || !isId(id)) return undefined;
  return entryPath(`${LINK_FOLDERS[kind as keyof typeof LINK_FOLDERS]}/${id}`);
}
