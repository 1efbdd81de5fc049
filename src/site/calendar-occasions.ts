import { aboutLine } from "#core/about-line.ts";
import { scopeKey } from "#core/feed-scope.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type Occasion, occasionsOf } from "#core/occasion.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { CalendarEvent } from "#exports/icalendar.ts";
import { entryPath } from "#site/address.ts";
import { feedsAsOf } from "#site/all-changes.ts";
import { type CalendarDate, categoryOf, urlOf } from "#site/calendar-date.ts";
import { urnOf } from "#site/feed-id.ts";
import { partedByFeed } from "#site/feed-parts.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { entryKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { feedWordsIn } from "#words/words.ts";

/** The events of a feed, and the times in which its advisories apply, that were not over before an instant. */
export function occasionDates(props: FeedProps, since: Instant, site: URL | undefined): CalendarDate[] {
  const own = occasionsIn(props.library).get(scopeKey(props.scope)) ?? [];
  return own
    .filter(({ entry, occasion }) => isKept(entry, occasion, since))
    .map(({ entry, occasion }) => ({
      from: occasion.from,
      told: [occasion, entryKey(entry)],
      event: () => occasionEvent(props, entry, occasion, site),
    }));
}

interface EntryOccasion {
  readonly entry: PublishedEntry;
  readonly occasion: Occasion;
}

const gathered = new WeakMap<SiteLibrary, ReadonlyMap<string, readonly EntryOccasion[]>>();

/** Every event and every time in which an advisory applies, by feed: gathered once for all calendars. */
function occasionsIn(library: SiteLibrary): ReadonlyMap<string, readonly EntryOccasion[]> {
  const known = gathered.get(library);
  if (known) return known;
  const asOf = feedsAsOf(library);
  const dated = [...library.entries.values()].filter(
    ({ kind }) => kind === "advisories" || kind === "products",
  );
  const all = dated.flatMap((entry) =>
    occasionsOf(entry, asOf, library.settings.countries).map((occasion) => ({ entry, occasion })),
  );
  const found = partedByFeed(library, all, ({ entry, occasion }) => ({
    entry,
    versions: [occasion.version],
  }));
  gathered.set(library, found);
  return found;
}

/** Whether an occasion is not over for long. An advisory without an end goes on. */
function isKept(
  { kind }: PublishedEntry,
  { from, until, changed, isCancelled }: Occasion,
  since: Instant,
): boolean {
  if (isCancelled) return !isBefore(changed, since);
  if (until === undefined && kind === "advisories") return true;
  return !isBefore(until ?? from, since);
}

function occasionEvent(
  { library, locale }: FeedProps,
  entry: PublishedEntry,
  occasion: Occasion,
  site: URL | undefined,
): CalendarEvent {
  const { kind, id, versions, history } = entry;
  const { from, until, version, turn, changed, sequence, isCancelled } = occasion;
  const { texts = {}, front } = versions[version] ?? {};
  const source = texts[library.workspace.sourceLocale];
  const text = texts[locale] ?? source;
  const words = feedWordsIn(locale);
  const said = [
    aboutLine(texts, locale, library.workspace.sourceLocale)?.text,
    kind === "advisories" && until === undefined ? words.untilFurtherNotice : undefined,
  ];
  return {
    uid: urnOf(`occasion ${kind}/${id} ${turn} ${history[0]?.at}`),
    changed,
    sequence,
    from,
    ...(until && { until }),
    summary: text?.title ?? id,
    description: said.filter(Boolean).join("\n\n"),
    ...(front?.event?.venue && { place: front.event.venue }),
    categories: [kind === "products" ? words.event : categoryOf(kind, locale)],
    ...urlOf(entryPath(`${kind}/${id}`), locale, site),
    ...(isCancelled && { isCancelled }),
  };
}
