import type { FeedScope } from "#core/feed-scope.ts";
import { countryCodes } from "#core/named-country.ts";
import { localeOf, localeParams } from "#site/address.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { forcesOfAll } from "#site/forces.ts";
import { publishedOf, type SiteLibrary, siteLibrary } from "#site/library.ts";

/** Tells everything that one kind of feed shows. */
type KeyOf = (props: FeedProps) => string;

/** One route for the feed of everything in each interface language. */
export async function feedRoutes(keyOf: KeyOf) {
  return routesOf(await siteLibrary(), {}, { of: "all" }, keyOf);
}

/** One route for the feed of each product and event, in each interface language. */
export async function productFeedRoutes(keyOf: KeyOf) {
  const library = await siteLibrary();
  return publishedOf(library, "products").flatMap(({ id }) =>
    routesOf(library, { id }, { of: "product", id }, keyOf),
  );
}

/** One route for the feed of each country that has a page, in each interface language. */
export async function countryFeedRoutes(keyOf: KeyOf) {
  const library = await siteLibrary();
  return countryCodes(library.settings.countries, forcesOfAll(library)).flatMap((code) =>
    routesOf(library, { code }, { of: "country", code }, keyOf),
  );
}

/** The languages of a feed stand beside each other: they share what is compared for them. */
function routesOf<P>(library: SiteLibrary, named: P, scope: FeedScope, keyOf: KeyOf) {
  return localeParams().map(({ params }) => {
    const props: FeedProps = { library, locale: localeOf(params.locale), scope };
    return { params: { ...params, ...named }, props, cacheKey: keyOf(props) };
  });
}
