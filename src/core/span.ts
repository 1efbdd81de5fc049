import type { EventFacts } from "#core/entry.ts";
import { datePartsIn, type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** A stretch of time of the world outside: `from ≤ t < until`, open when `until` is absent. */
export interface Span {
  readonly from: Instant;
  readonly until?: Instant;
}

const DAY = 86_400_000;

/** When an event takes place; one that names no end counts as over a day after it began. */
export function eventSpan({ from, until }: EventFacts): Span {
  return { from, until: until ?? instantOf(millisOf(from) + DAY) };
}

/**
 * A span as people say it in a zone, without the zone's name: `Sat 20 Feb 2027, 18:30–23:00` or
 * `18:30–23:00 thứ Bảy, 20/2/2027`; with two days when it ends on another one.
 */
export function spanInWords({ from, until }: Span, zone: string, locale: string): string {
  const begin = datePartsIn(from, zone, locale);
  if (until === undefined) return dayAndTime(begin, begin.time, locale);
  const end = datePartsIn(until, zone, locale);
  if (end.date === begin.date) return dayAndTime(begin, `${begin.time}–${end.time}`, locale);
  return `${dayAndTime(begin, begin.time, locale)} – ${dayAndTime(end, end.time, locale)}`;
}

type Parts = ReturnType<typeof datePartsIn>;

function dayAndTime(part: Parts, time: string, locale: string): string {
  return locale.startsWith("vi") ? `${time} ${dayOf(part, locale)}` : `${dayOf(part, locale)}, ${time}`;
}

function dayOf({ weekday, day, month, monthName, year }: Parts, locale: string): string {
  return locale.startsWith("vi")
    ? `${weekday}, ${day}/${month}/${year}`
    : `${weekday} ${day} ${monthName} ${year}`;
}
