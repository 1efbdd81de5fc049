import type { AdvisorySheet } from "#core/advisory-sheet.ts";
import { listAsOf } from "#site/documents.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";
import { regionName } from "#site/names.ts";
import { titleAt } from "#site/title.ts";

/** `/api/v1/advisory-form.json`: what a new advisory can be about. */
export function advisorySheet(library: SiteLibrary): AdvisorySheet {
  const { workspace, settings } = library;
  const asOf = listAsOf(library);
  return {
    countries: [...settings.countries.byCode.values()],
    regions: [...settings.countries.regions.keys()].map((id) => ({ id, name: regionName(id) })),
    products: publishedOf(library, "products").map((product) => ({
      id: product.id,
      titles: Object.fromEntries(
        workspace.interfaceLocales.map((locale) => [locale, titleAt(library, product, asOf, locale)]),
      ),
    })),
    teams: [...workspace.teams].map(([id, { name }]) => ({ id, name })),
    taken: publishedOf(library, "advisories").map(({ id }) => id),
  };
}
