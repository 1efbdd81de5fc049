import { datePartsIn, type Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { shortTime } from "#core/when.ts";

const DAY = 86_400_000;

/**
 * A time near `now` as people say it in a zone: `today 09:00`, `yesterday 15:04`, within a week `Fri 15:02`,
 * otherwise as lists show it. In Vietnamese `09:00 hôm nay`, `15:02 thứ Sáu`.
 */
export function nearTime(instant: Instant, now: Instant, zone: string, locale: string): string {
  const { date, time, weekday } = datePartsIn(instant, zone, locale);
  const today = datePartsIn(now, zone, locale).date;
  const days = Math.round((millisOf(`${date}T00:00:00Z`) - millisOf(`${today}T00:00:00Z`)) / DAY);
  if (Math.abs(days) > 6) return shortTime(instant, now, zone, locale);
  const isNamed = Math.abs(days) < 2;
  const day = isNamed
    ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day").toLowerCase()
    : weekday;
  return locale.startsWith("vi") ? `${time} ${day}` : `${day} ${time}`;
}
