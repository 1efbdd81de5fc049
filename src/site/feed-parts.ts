import { feedsOf, feedsOfProducts } from "#core/feed-scope.ts";
import { countryCodes } from "#core/named-country.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Version } from "#core/version.ts";
import { forcesOfAll } from "#site/forces.ts";
import type { SiteLibrary } from "#site/library.ts";

/** Of what and of which of its versions something speaks. */
export interface Spoken {
  readonly entry: PublishedEntry | undefined;
  readonly versions: readonly (Version | undefined)[];
  /** The products that those versions of an answer carry, where that is known without reading them. */
  readonly products?: readonly string[];
}

/**
 * Parts things by the feeds into which they belong, by `scopeKey` and in the order in which they come: so that no
 * feed has to look at everything.
 */
export function partedByFeed<T>(
  library: SiteLibrary,
  things: readonly T[],
  spokenOf: (thing: T) => Spoken,
): ReadonlyMap<string, readonly T[]> {
  const { countries } = library.settings;
  const codes = countryCodes(countries, forcesOfAll(library));
  const parts = new Map<string, T[]>();
  for (const thing of things) {
    const { entry, versions, products } = spokenOf(thing);
    const feeds = products ? feedsOfProducts(products) : entry && feedsOf(entry, versions, codes, countries);
    for (const feed of feeds ?? []) {
      const part = parts.get(feed);
      if (part) part.push(thing);
      else parts.set(feed, [thing]);
    }
  }
  return parts;
}
