import { dayAfter, dayIn } from "#core/day.ts";
import type { Instant } from "#core/instant.ts";

/**
 * The calendar day on which a case is looked at again, so many days (`3d`) after the day that it is in a
 * zone; undefined when the text is no such time.
 */
export function followUpDay(followUp: string, at: Instant, zone: string): string | undefined {
  const days = /^([1-9]\d{0,2})d$/.exec(followUp)?.[1];
  return days === undefined ? undefined : dayAfter(dayIn(at, zone), Number(days));
}
