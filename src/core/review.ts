import { dayIn } from "#core/day.ts";
import type { Front } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";

const DAY = 86_400_000;

/** The day a text was last read again: the front matter's, or a later review record's. */
export function lastReviewed(
  front: Pick<Front, "review">,
  history: History,
  zone: string,
): string | undefined {
  const recorded = history.flatMap((record) => (record.record === "review" ? [dayIn(record.at, zone)] : []));
  return [front.review?.last ?? "", ...recorded].sort().at(-1) || undefined;
}

/** The day by which a text has to be read again; undefined when it has no review plan. */
export function reviewDue(front: Pick<Front, "review">, history: History, zone: string): string | undefined {
  const last = lastReviewed(front, history, zone);
  if (!front.review || !last) return undefined;
  return new Date(Date.parse(`${last}T00:00:00Z`) + front.review.everyDays * DAY).toISOString().slice(0, 10);
}

/** Whether the day of a review has passed. */
export function isOverdue(due: string, now: Instant, zone: string): boolean {
  return dayIn(now, zone) > due;
}
