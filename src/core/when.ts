import { datePartsIn, type Instant, instantInWords } from "#core/instant.ts";

/** A time as lists show it, in a zone: `16 Nov, 09:00`, with the year when it is another than now's. */
export function shortTime(instant: Instant, now: Instant, zone: string, locale: string): string {
  const part = datePartsIn(instant, zone, locale);
  const sameYear = datePartsIn(now, zone, locale).year === part.year;
  if (locale.startsWith("vi"))
    return `${part.time} ${part.day}/${part.month}${sameYear ? "" : `/${part.year}`}`;
  return `${part.day} ${part.monthName}${sameYear ? "" : ` ${part.year}`}, ${part.time}`;
}

/** The same instant for the title of a `<time>`: in the workspace's zone with its name, and in UTC. */
export function exactTime(instant: Instant, zone: string, locale: string): string {
  return `${instantInWords(instant, zone, locale)} · ${datePartsIn(instant, "UTC", locale).time} UTC`;
}

/** A calendar day (`2026-11-25`) as people read it: `25 Nov 2026`, `25/11/2026`. */
export function dayText(date: string, locale: string): string {
  const { day, month, monthName, year } = datePartsIn(`${date}T00:00:00Z`, "UTC", locale);
  return locale.startsWith("vi") ? `${day}/${month}/${year}` : `${day} ${monthName} ${year}`;
}
