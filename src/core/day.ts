import { type Instant, offsetAt } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const DAY = 86_400_000;

/** The calendar day some days after another: `2026-11-23` and 9 → `2026-12-02`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The calendar day that it is in a zone: `2026-11-23`. */
export function dayIn(at: Instant, zone: string): string {
  const millis = millisOf(at);
  return new Date(millis + offsetAt(millis, zone) * 60_000).toISOString().slice(0, 10);
}
