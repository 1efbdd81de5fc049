import { inEffect } from "#core/history.ts";
import type { PathSheet } from "#core/path-sheet.ts";
import { RESERVED_PATHS } from "#core/training.ts";
import { isInZone } from "#site/countries.ts";
import { listAsOf } from "#site/documents.ts";
import { answersOf, publishedOf, type SiteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";

/** What the page for a new path knows of the workspace. */
export function pathSheet(library: SiteLibrary): PathSheet {
  const { sourceLocale, interfaceLocales } = library.workspace;
  const locales = [...new Set([sourceLocale, ...interfaceLocales])];
  const asOf = listAsOf(library);
  const products = publishedOf(library, "products").map((product) => {
    const titles = locales.map((locale) => [locale, titleAt(library, product, asOf, locale)]);
    return [product.id, Object.fromEntries(titles)] as const;
  });
  return {
    sourceLocale,
    locales,
    taken: [...RESERVED_PATHS, ...library.training.paths.keys()],
    products: Object.fromEntries(products),
  };
}

/** The first country of the settings that lies in the workspace's time zone. */
export function homeCountry({ workspace, settings }: SiteLibrary): string | undefined {
  return [...settings.countries.byCode.keys()].find((code) => isInZone(code, workspace.timeZone));
}

/** The tags of the answers in effect, in order. */
export function tagsInUse(library: SiteLibrary): string[] {
  const asOf = listAsOf(library);
  const tags = answersOf(library).flatMap(
    ({ history, versions }) => versions[inEffect(history, asOf)?.version ?? ""]?.front.tags ?? [],
  );
  return [...new Set(tags)].sort();
}
