import type { FeedScope } from "#core/feed-scope.ts";
import { publishedTitle } from "#core/published.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";
import { countryName } from "#site/names.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What one feed is made from. */
export interface FeedProps {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly scope: FeedScope;
}

/** The page beside which a feed lies, before language and base; its feeds are `changes.atom` and `calendar.ics` there. */
export function feedFolder(scope: FeedScope): string {
  if (scope.of === "product") return `/products/${scope.id}/`;
  return scope.of === "country" ? `/countries/${scope.code}/` : "/";
}

/** The name of what a feed is about; undefined for everything. */
export function scopeName({ library, locale, scope }: FeedProps): string | undefined {
  const { workspace, entries } = library;
  if (scope.of === "country") return countryName(library, scope.code, locale);
  const product = scope.of === "product" ? entries.get(`products/${scope.id}`) : undefined;
  return product && publishedTitle(product, buildNow(), [locale, workspace.sourceLocale]);
}
