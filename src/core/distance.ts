import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How far an instant lies from `now`, in the largest whole unit: `2 hr. ago`, `in 25 min.`; `now` within a minute. */
export function distanceInWords(instant: Instant, now: Instant, locale: string): string {
  const distance = millisOf(instant) - millisOf(now);
  // Never "yesterday": one whole day ago is not always the day before today.
  const format = new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "always" });
  for (const [unit, size] of UNITS) {
    const steps = Math.trunc(distance / size);
    if (steps !== 0) return format.format(steps, unit);
  }
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
}
