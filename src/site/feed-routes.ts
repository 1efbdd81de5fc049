import { countryCodes } from "#core/named-country.ts";
import { localeOf, localeParams } from "#site/address.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { forcesOfAll } from "#site/forces.ts";
import { publishedOf, siteLibrary } from "#site/library.ts";

/** One route for the feed of everything in each interface language. */
export async function feedRoutes() {
  const library = await siteLibrary();
  return localeParams().map(({ params }) => ({
    params,
    props: { library, locale: localeOf(params.locale), scope: { of: "all" } } satisfies FeedProps,
  }));
}

/** One route for the feed of each product and event, in each interface language. */
export async function productFeedRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) =>
    publishedOf(library, "products").map(({ id }) => ({
      params: { ...params, id },
      props: { library, locale: localeOf(params.locale), scope: { of: "product", id } } satisfies FeedProps,
    })),
  );
}

/** One route for the feed of each country that has a page, in each interface language. */
export async function countryFeedRoutes() {
  const library = await siteLibrary();
  const codes = countryCodes(library.settings.countries, forcesOfAll(library));
  return localeParams().flatMap(({ params }) =>
    codes.map((code) => ({
      params: { ...params, code },
      props: { library, locale: localeOf(params.locale), scope: { of: "country", code } } satisfies FeedProps,
    })),
  );
}
