import { type Force, forcesOf } from "#core/in-force.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";

/** `/api/v1/advisories.json`: every advisory with each time in which it applied or is going to, and to whom. */
export function advisoriesJson(library: SiteLibrary): {
  readonly advisories: readonly { readonly id: string; readonly forces: readonly Force[] }[];
} {
  const { regions } = library.settings.countries;
  return {
    advisories: publishedOf(library, "advisories").map((entry) => ({
      id: entry.id,
      forces: forcesOf(entry, regions),
    })),
  };
}
