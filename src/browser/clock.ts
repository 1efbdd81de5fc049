import { type Instant, instantOf, millisOf } from "#core/instant.ts";

/** The device's own clock: what is approved is decided by it again and again, since a static page ages. */
export function deviceNow(): Instant {
  return instantOf(Date.now());
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
    const left = millisOf(instant) - Date.now();
    if (left <= 0) return done();
    timer = setTimeout(look, Math.min(left, LONGEST));
  };
  const done = () => {
    stop();
    past();
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
  };
  document.addEventListener("visibilitychange", look);
  look();
  return stop;
}
