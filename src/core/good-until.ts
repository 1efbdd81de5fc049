import { dayAfter, dayIn } from "#core/day.ts";
import { turningPoints } from "#core/history.ts";
import { datePartsIn, type Instant, instantFrom, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { blocking, type OutgoingGround } from "#core/outgoing-ground.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import type { Reply } from "#core/reply.ts";
import { reviewDue } from "#core/review.ts";

/** How long a reply outside the site is good. */
export interface GoodUntil {
  /** From then on it is not good any more. */
  readonly ends: Instant;
  /** The same as people read it, in the workspace's zone: the last day (`2026-12-06`), or day and time. */
  readonly until: string;
}

const MOST_DAYS = 14;

/** The day of the next review, at most 14 days on, cut where a known next state or an advisory that keeps it begins. */
export function goodUntil(
  { id, history }: PublishedEntry,
  published: PublishedVersion,
  reply: Reply,
  ground: OutgoingGround,
): GoodUntil {
  const { now, timeZone } = ground;
  const today = dayIn(now, timeZone);
  const due = reviewDue(published.front, history, timeZone) ?? "9999-12-31";
  const [last = today] = [dayAfter(today, MOST_DAYS), due < today ? today : due].sort();
  const ends = instantFrom(dayAfter(last, 1), timeZone) ?? now;
  const turns = [
    ...turningPoints(history),
    ...blocking(id, published, reply, ground).map(({ from }) => from),
  ].filter((turn) => isBefore(now, turn) && isBefore(turn, ends));
  const [first] = turns.sort((a, b) => millisOf(a) - millisOf(b));
  if (first === undefined) return { ends, until: last };
  const { date, time } = datePartsIn(first, timeZone, "en");
  return { ends: first, until: `${date} ${time}` };
}
