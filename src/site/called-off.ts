import { type CalledOff, calledOffIn } from "#core/called-off.ts";
import { scopeKey } from "#core/feed-scope.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { type PublishedEntry, publishedTitle, stateAt } from "#core/published.ts";
import type { CalendarEvent } from "#exports/icalendar.ts";
import { feedsAsOf } from "#site/all-changes.ts";
import { type CalendarDate, categoryOf } from "#site/calendar-date.ts";
import { changeUrn } from "#site/feed-id.ts";
import { partedByFeed } from "#site/feed-parts.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { entryKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { filled } from "#words/text.ts";
import { allWordsIn, feedWordsIn } from "#words/words.ts";

/** The changes that were called off since an instant, under the same ids as while they were to come. */
export function calledOffDates(props: FeedProps, since: Instant): CalendarDate[] {
  const { library, scope, locale } = props;
  const asOf = feedsAsOf(library);
  const own = calledOffOf(library).get(scopeKey(scope)) ?? [];
  return own.flatMap(({ entry, calledOff: all }) =>
    all
      .filter(({ ended }) => !isBefore(ended, since))
      .map((calledOff) => ({
        from: calledOff.at,
        told: [calledOff, entryKey(entry), titleOf(library, entry, asOf, locale)],
        event: () => calledOffEvent(props, entry, calledOff, asOf),
      })),
  );
}

function titleOf({ workspace }: SiteLibrary, entry: PublishedEntry, asOf: Instant, locale: string): string {
  return publishedTitle(entry, asOf, [locale, workspace.sourceLocale]);
}

interface CalledOffEntry {
  readonly entry: PublishedEntry;
  readonly calledOff: readonly CalledOff[];
}

const gathered = new WeakMap<SiteLibrary, ReadonlyMap<string, readonly CalledOffEntry[]>>();

/** The entries of which something was called off, by feed: gathered once for all calendars. */
function calledOffOf(library: SiteLibrary): ReadonlyMap<string, readonly CalledOffEntry[]> {
  const known = gathered.get(library);
  if (known) return known;
  const asOf = feedsAsOf(library);
  const all = [...library.entries.values()]
    .filter(({ kind }) => kind !== "fragments")
    .map((entry) => ({ entry, calledOff: calledOffIn(entry.history) }))
    .filter(({ calledOff }) => calledOff.length > 0);
  const found = partedByFeed(library, all, ({ entry }) => ({
    entry,
    versions: [stateAt(entry.history, asOf).record?.version],
  }));
  gathered.set(library, found);
  return found;
}

function calledOffEvent(
  { library, locale }: FeedProps,
  entry: PublishedEntry,
  { type, version, at, recorded, ended, note }: CalledOff,
  asOf: Instant,
): CalendarEvent {
  const { kind, id } = entry;
  const { log } = allWordsIn(locale);
  const title = titleOf(library, entry, asOf, locale);
  const said = Object.fromEntries(Object.entries(note).map(([tag, { what }]) => [tag, what]));
  const what =
    type === "withdrawn"
      ? `${title}: ${log.withdrawn}`
      : textIn(said, locale, library.workspace.sourceLocale, title);
  return {
    uid: changeUrn({ kind, id, version, type, recorded }),
    changed: ended,
    sequence: 1,
    from: at,
    summary: filled(feedWordsIn(locale).calledOff, { what }),
    description: title,
    categories: [categoryOf(kind, locale)],
    isCancelled: true,
  };
}
