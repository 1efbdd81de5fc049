import type { AnswerDesk } from "#browser/answer-acts.ts";
import { deviceNow, whenReached } from "#browser/clock.ts";
import { type History, turningPoints } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { distanceInWords } from "#core/when.ts";

const MINUTE = 60_000;

/**
 * Crosses into the next version on the open page when its instant comes, and until then says each minute how far
 * away it is; nobody's cursor is moved for that. Returns what calls it off; undefined where nothing is to come.
 */
export function watchedClock(desk: AnswerDesk, history: History, shownAt: Instant): (() => void) | undefined {
  const next = turningPoints(history).find((point) => isBefore(shownAt, point));
  if (!next) return undefined;
  const stop = whenReached(next, () => desk.cross());
  const ticking = setInterval(() => {
    const told = desk.querySelector("[data-part='distance']");
    if (told) told.textContent = distanceInWords(next, deviceNow(), desk.view.locale);
  }, MINUTE);
  return () => {
    stop();
    clearInterval(ticking);
  };
}
