import type { Change } from "#core/change.ts";
import { dayIn } from "#core/day.ts";
import { correctionsOf } from "#core/history.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { type Calendar, type CalendarEvent, type DailyEvent, icalendarText } from "#exports/icalendar.ts";
import { changeText } from "#exports/told-change.ts";
import { historyPath } from "#site/address.ts";
import { changesSince, feedsAsOf, toldIn } from "#site/all-changes.ts";
import { type CalendarDate, categoryOf, urlOf } from "#site/calendar-date.ts";
import { occasionDates } from "#site/calendar-occasions.ts";
import { calledOffDates } from "#site/called-off.ts";
import { changeUrn, urnOf } from "#site/feed-id.ts";
import { type FeedProps, scopeName } from "#site/feed-scopes.ts";
import { toldKey } from "#site/feeds.ts";
import { groundKey, pageKey } from "#site/key.ts";
import { sentenceOf, toldChange } from "#site/told-change.ts";
import { filled } from "#words/text.ts";
import { feedWordsIn } from "#words/words.ts";

const DAY = 86_400_000;
/** So many days after its end something leaves the calendar. */
const DAYS_KEPT = 30;

/** The calendar of everything, a product or a country. `site` is where the site lives, if the build knows. */
export function calendarResponse(props: FeedProps, site: URL | undefined): Response {
  return new Response(icalendarText(calendarOf(props, site)), {
    headers: { "content-type": "text/calendar; charset=utf-8" },
  });
}

/** So many dates a calendar has at most: a program that has subscribed to it reads all of them every hour. */
const MOST_EVENTS = { all: 300, product: 100, country: 100 } as const;

/** Everything a calendar shows; for the words of entries their records stand. */
export function calendarKey(props: FeedProps): string {
  const { library, locale, scope } = props;
  const told = datesOf(props, undefined).map((date) => date.told);
  return pageKey(groundKey(library), locale, scope, scopeName(props), changesSince(library), told);
}

/** The calendar as a value: what is to come before what is over, each nearest first. */
export function calendarOf(props: FeedProps, site: URL | undefined): Calendar {
  const { library, locale, scope } = props;
  const { name: workspace, timeZone } = library.workspace;
  const words = feedWordsIn(locale);
  const name = scopeName(props);
  return {
    name: filled(name === undefined ? words.calendarAll : words.calendarOf, { workspace, name: name ?? "" }),
    locale,
    zone: timeZone,
    daily: scope.of === "all" ? briefingsOf(props) : [],
    events: datesOf(props, site).map(({ event }) => event()),
  };
}

/** The dates that stand in a calendar, in its order. */
function datesOf(props: FeedProps, site: URL | undefined): CalendarDate[] {
  const asOf = feedsAsOf(props.library);
  const since = instantOf(millisOf(asOf) - DAYS_KEPT * DAY);
  const dates = [
    ...changeDates(props, since, site),
    ...calledOffDates(props, since),
    ...occasionDates(props, since, site),
  ];
  return nearest(dates, asOf).slice(0, MOST_EVENTS[props.scope.of]);
}

function nearest(dates: readonly CalendarDate[], asOf: Instant): CalendarDate[] {
  const distance = ({ from }: CalendarDate) => Math.abs(millisOf(from) - millisOf(asOf));
  const isOver = ({ from }: CalendarDate) => Number(isBefore(from, asOf));
  return dates.toSorted((a, b) => isOver(a) - isOver(b) || distance(a) - distance(b));
}

/** The daily briefings, from the day of the first record on. */
function briefingsOf({ library, locale }: FeedProps): DailyEvent[] {
  const { briefingSlots, timeZone, name } = library.workspace;
  const changed = changesSince(library) ?? "1970-01-01T00:00:00Z";
  return briefingSlots.map((time) => ({
    uid: urnOf(`briefing ${name} ${time} ${timeZone}`),
    changed,
    time,
    since: dayIn(changed, timeZone),
    summary: filled(feedWordsIn(locale).briefing, { time }),
  }));
}

/** The changes as moments. An advisory's first version is told by the time in which it applies. */
function changeDates(props: FeedProps, since: Instant, site: URL | undefined): CalendarDate[] {
  const asOf = feedsAsOf(props.library);
  const changes = toldIn(props).filter(({ at, kind, before, type }) => {
    const isSpan = kind === "advisories" && before === undefined && type === "published";
    return !isBefore(at, since) && !isSpan;
  });
  return changes.map((change) => ({
    from: change.at,
    told: toldKey(props.library, change, props.locale, asOf),
    event: () => changeEvent(props, change, site),
  }));
}

function changeEvent({ library, locale }: FeedProps, change: Change, site: URL | undefined): CalendarEvent {
  const { kind, id, version, recorded, at } = change;
  const history = change.type === "published" ? (library.entries.get(`${kind}/${id}`)?.history ?? []) : [];
  const corrections = correctionsOf(history, version);
  return {
    uid: changeUrn(change),
    changed: corrections.at(-1)?.at ?? recorded,
    sequence: corrections.length,
    from: at,
    summary: sentenceOf(library, change, locale).text,
    description: changeText(toldChange(library, change, locale, feedsAsOf(library))),
    categories: [categoryOf(kind, locale)],
    ...urlOf(historyPath(`${kind}/${id}`), locale, site),
  };
}
