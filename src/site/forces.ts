import { type Force, forcesOf } from "#core/in-force.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";

const made = new WeakMap<SiteLibrary, Force[]>();

/** Every time in which some advisory applied or is going to: made once for all pages. */
export function forcesOfAll(library: SiteLibrary): Force[] {
  const { regions } = library.settings.countries;
  const forces =
    made.get(library) ?? publishedOf(library, "advisories").flatMap((entry) => forcesOf(entry, regions));
  made.set(library, forces);
  return forces;
}
