import { dayAfter, dayIn } from "#core/day.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { clockReaches } from "#core/wall-clock.ts";

const MINUTE = 60_000;
const DAYS_BACK = 2;

/** The next moment after `now` at which one of the daily slots (`HH:MM` in a zone) begins; undefined without slots. */
export function nextSlot(slots: readonly string[], zone: string, now: Instant): Instant | undefined {
  const next = momentsAround(slots, zone, now).find((moment) => moment > millisOf(now));
  return next === undefined ? undefined : instantOf(next);
}

/** The slot that began last by `now`, one that begins just then included; undefined without slots. */
export function lastSlot(slots: readonly string[], zone: string, now: Instant): Instant | undefined {
  const last = momentsAround(slots, zone, now).findLast((moment) => moment <= millisOf(now));
  return last === undefined ? undefined : instantOf(last);
}

/** The slot that began last before `at`; undefined without slots. */
export function previousSlot(slots: readonly string[], zone: string, at: Instant): Instant | undefined {
  const last = momentsAround(slots, zone, at).findLast((moment) => moment < millisOf(at));
  return last === undefined ? undefined : instantOf(last);
}

/** The slot whose time it is: the one that began last, or the next one while it is at most so many minutes away. */
export function presentSlot(
  slots: readonly string[],
  zone: string,
  now: Instant,
  minutesAhead: number,
): Instant | undefined {
  return lastSlot(slots, zone, instantOf(millisOf(now) + minutesAhead * MINUTE));
}

/**
 * The moments of the slots on the days about an instant, rising and each once: two that a change of clocks skips
 * come at the same moment.
 */
function momentsAround(slots: readonly string[], zone: string, at: Instant): number[] {
  const today = dayIn(at, zone);
  const days = Array.from({ length: DAYS_BACK + 2 }, (_, index) => dayAfter(today, index - DAYS_BACK));
  const moments = days.flatMap((day) => slots.map((slot) => clockReaches(day, minutesOf(slot), zone)));
  return [...new Set(moments)].sort((a, b) => a - b);
}

function minutesOf(slot: string): number {
  const [hours = 0, minutes = 0] = slot.split(":").map(Number);
  return hours * 60 + minutes;
}
