import type { AnswerDesk } from "#browser/answer-acts.ts";
import { whenReached } from "#browser/clock.ts";
import { turningPoints } from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { Sheet } from "#core/published.ts";

/**
 * Crosses on the open page into the next version, or the next state of an advisory, when its instant comes; nobody's cursor is moved for that.
 * Returns what calls it off; undefined where nothing is to come.
 */
export function watchedClock(desk: AnswerDesk, sheet: Sheet, shownAt: Instant): (() => void) | undefined {
  const ends = (sheet.forces ?? []).flatMap(({ from, until }) => [from, until ?? from]);
  const points = [...turningPoints(sheet.entry.history), ...ends].sort(compareInstants);
  const next = points.find((point) => isBefore(shownAt, point));
  return next === undefined ? undefined : whenReached(next, () => desk.cross());
}
