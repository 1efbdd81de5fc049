import { offsetAt } from "#core/instant.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The first moment, in milliseconds since 1970, at which the clocks of a zone show some minutes past the
 * midnight of a day, or more where that time is skipped. A time that comes twice has come the first time.
 */
export function clockReaches(day: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  const offsets = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  const shows = (moment: number) => moment + offsetAt(moment, zone) * MINUTE >= wall;
  let early = wall - Math.max(...offsets) * MINUTE;
  let late = wall - Math.min(...offsets) * MINUTE;
  if (shows(early)) return early;
  // No moment before `early` can show it; where it is skipped, the change lies before `late`.
  while (early < late) {
    const middle = early + Math.floor((late - early) / (2 * MINUTE)) * MINUTE;
    if (shows(middle)) late = middle;
    else early = middle + MINUTE;
  }
  return late;
}
