import { speaksFor } from "#core/advisory.ts";
import type { Countries } from "#core/country.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Version } from "#core/version.ts";

/** What a feed is about: everything, one product or event, or one country by its code. */
export type FeedScope =
  | { readonly of: "all" }
  | { readonly of: "product"; readonly id: string }
  | { readonly of: "country"; readonly code: string };

/** What a feed is about in one word that no other feed has: `all`, `product/coins`, `country/VN`. */
export function scopeKey(scope: FeedScope): string {
  if (scope.of === "product") return `product/${scope.id}`;
  return scope.of === "country" ? `country/${scope.code}` : "all";
}

/** The feeds into which an answer belongs that carries some products, by `scopeKey`. */
export function feedsOfProducts(products: readonly string[]): Set<string> {
  return new Set([scopeKey({ of: "all" }), ...products.map((id) => scopeKey({ of: "product", id }))]);
}

/**
 * The feeds into which some versions of an entry belong, by `scopeKey`, each once. A product's are those of its own
 * note, of answers that carry it and of advisories that name it; those of a country, one of `codes`, are of advisories
 * that speak for it. What only the version before said counts too: who is left out from now on must be told.
 */
export function feedsOf(
  entry: PublishedEntry,
  versions: readonly (Version | undefined)[],
  codes: readonly string[],
  { regions }: Pick<Countries, "regions">,
): Set<string> {
  const feeds = new Set([scopeKey({ of: "all" })]);
  if (entry.kind === "products") feeds.add(scopeKey({ of: "product", id: entry.id }));
  for (const version of versions) {
    const { products = [], advisory } = entry.versions[version ?? ""]?.front ?? {};
    const named = [...products, ...(advisory?.scope.products ?? [])];
    if (entry.kind !== "products") for (const id of named) feeds.add(scopeKey({ of: "product", id }));
    const here = advisory ? codes.filter((code) => speaksFor(advisory, code, regions)) : [];
    for (const code of here) feeds.add(scopeKey({ of: "country", code }));
  }
  return feeds;
}
