import type { Instant } from "#core/instant.ts";
import { type PublishedEntry, publishedTitle } from "#core/published.ts";
import type { SiteLibrary } from "#site/library.ts";

/** The title of an entry in a language as it stands at an instant; before its first effect, its first one. */
export function titleAt(library: SiteLibrary, entry: PublishedEntry, at: Instant, locale: string): string {
  return publishedTitle(entry, at, [locale, library.workspace.sourceLocale]);
}
