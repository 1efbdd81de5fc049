import { type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** The event on `document` that tells pages to draw again: the clock they go by shows another time all at once. */
export const CLOCK_CHANGED = "kb:clock";

/** The event on `document` that tells that rows of answers have come into the page, some of which the clock may hide. */
export const ROWS_CHANGED = "kb:rows";

let millisNow = () => Date.now();

/** What time it is for the page, by the device's own clock unless another was put in its place: what is approved is decided by it again and again, since a static page ages. */
export function deviceNow(): Instant {
  return instantOf(millisNow());
}

/** Puts another clock in the place of the device's, in milliseconds since 1970, and tells the page. */
export function goBy(clock: () => number): void {
  millisNow = clock;
  document.dispatchEvent(new Event(CLOCK_CHANGED));
}

const LONGEST = 2 ** 31 - 1;

/**
 * Calls `past` as soon as an instant has been reached, also when the device slept through it. Returns a
 * function that calls it off.
 */
export function whenReached(instant: Instant, past: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    const left = millisOf(instant) - millisNow();
    if (left <= 0) return done();
    timer = setTimeout(look, Math.min(left, LONGEST));
  };
  const done = () => {
    stop();
    past();
  };
  const stop = () => {
    clearTimeout(timer);
    for (const event of ["visibilitychange", CLOCK_CHANGED]) document.removeEventListener(event, look);
  };
  for (const event of ["visibilitychange", CLOCK_CHANGED]) document.addEventListener(event, look);
  look();
  return stop;
}
