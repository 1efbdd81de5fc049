import type { Kind } from "#core/entry.ts";
import type { PublishedEntry } from "#core/published.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";
import { answersToAsk } from "#site/standing.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What a page about one entry is made from when it is drawn. */
export interface EntryProps {
  readonly library: SiteLibrary;
  readonly entry: PublishedEntry;
  readonly locale: InterfaceLocale;
}

/**
 * One route in each interface language for each entry of a kind, but for answers whose pages stand; `key` tells everything
 * its page shows.
 */
export function entryRoutes(
  library: SiteLibrary,
  kind: Kind,
  key: (entry: PublishedEntry, locale: InterfaceLocale) => string,
) {
  return localeParams().flatMap(({ params }) => {
    const locale = localeOf(params.locale);
    const entries = kind === "answers" ? answersToAsk(library) : publishedOf(library, kind);
    return entries.map((entry) => ({
      params: { ...params, id: entry.id },
      props: { library, entry, locale } satisfies EntryProps,
      cacheKey: key(entry, locale),
    }));
  });
}
