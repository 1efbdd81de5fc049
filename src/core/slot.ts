import { dayAfter, dayIn } from "#core/day.ts";
import { type Instant, instantOf, millisOf } from "#core/instant.ts";
import { clockReaches } from "#core/wall-clock.ts";

/** The next moment after `now` at which one of the daily slots (`HH:MM` in a zone) begins; undefined without slots. */
export function nextSlot(slots: readonly string[], zone: string, now: Instant): Instant | undefined {
  const today = dayIn(now, zone);
  const moments = [today, dayAfter(today, 1)].flatMap((day) =>
    slots.map((slot) => clockReaches(day, minutesOf(slot), zone)),
  );
  const next = Math.min(...moments.filter((moment) => moment > millisOf(now)));
  return Number.isFinite(next) ? instantOf(next) : undefined;
}

function minutesOf(slot: string): number {
  const [hours = 0, minutes = 0] = slot.split(":").map(Number);
  return hours * 60 + minutes;
}
