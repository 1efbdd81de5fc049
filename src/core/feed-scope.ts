import { speaksFor } from "#core/advisory.ts";
import type { Countries } from "#core/country.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Version } from "#core/version.ts";

/** What a feed is about: everything, one product or event, or one country by its code. */
export type FeedScope =
  | { readonly of: "all" }
  | { readonly of: "product"; readonly id: string }
  | { readonly of: "country"; readonly code: string };

/**
 * Whether some versions of an entry belong into a feed. A product's are those of its own note, of answers that carry it
 * and of advisories that name it; a country's those of advisories that speak for it. What only the version before
 * said counts too: who is left out from now on must be told.
 */
export function isInFeed(
  scope: FeedScope,
  entry: PublishedEntry,
  versions: readonly (Version | undefined)[],
  { regions }: Pick<Countries, "regions">,
): boolean {
  if (scope.of === "all") return true;
  const fronts = versions.flatMap((version) => entry.versions[version ?? ""]?.front ?? []);
  if (scope.of === "country")
    return fronts.some(({ advisory }) => advisory && speaksFor(advisory, scope.code, regions));
  if (entry.kind === "products") return entry.id === scope.id;
  return fronts.some(
    ({ products, advisory }) =>
      products.includes(scope.id) || advisory?.scope.products.includes(scope.id) === true,
  );
}
