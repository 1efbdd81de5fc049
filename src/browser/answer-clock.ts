import type { AnswerDesk } from "#browser/answer-acts.ts";
import { whenReached } from "#browser/clock.ts";
import { type History, turningPoints } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";

/**
 * Crosses into the next version on the open page when its instant comes; nobody's cursor is moved for that.
 * Returns what calls it off; undefined where nothing is to come.
 */
export function watchedClock(desk: AnswerDesk, history: History, shownAt: Instant): (() => void) | undefined {
  const next = turningPoints(history).find((point) => isBefore(shownAt, point));
  return next === undefined ? undefined : whenReached(next, () => desk.cross());
}
