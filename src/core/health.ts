import { type ConcernHeading, holdsAt, SOON_DAYS } from "#core/concern.ts";
import { dayAfter, dayIn } from "#core/day.ts";
import type { Counted, CountedConcerns, CountedReviews, HealthLog } from "#core/health-log.ts";
import type { Instant } from "#core/instant.ts";
import { mondayOf, type Week } from "#core/week.ts";

/** How many things of each heading wait for one owner. */
export interface OwnerHealth {
  readonly owner: string;
  readonly overdue: number;
  readonly soon: number;
  readonly behind: number;
  readonly other: number;
}

/** The figures of an instant. */
export interface Health {
  readonly live: number;
  readonly sound: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Who has something to do, who is most behind first. */
  readonly owners: readonly OwnerHealth[];
  /** Reviews that come due in the 13 weeks from this one on; overdue ones are left out. */
  readonly reviewsPerWeek: readonly Week[];
}

const WEEKS_AHEAD = 13;
const OTHER: readonly ConcernHeading[] = ["emergencies", "drafts", "settingsDrift", "proposals"];

/** The figures at an instant; one before the log was made shows what was known then. */
export function healthAt(log: HealthLog, now: Instant): Health {
  const today = dayIn(now, log.timeZone);
  const reviews = log.reviews.filter((group) => holdsAt(group, now));
  const overdue = reviews.filter(({ due }) => due < today);
  const soon = reviews.filter(({ due }) => due >= today && due <= dayAfter(today, SOON_DAYS));
  const concerns = log.concerns.filter((group) => holdsAt(group, now));
  const live = total(log.live.filter((group) => holdsAt(group, now)));
  const amiss = total(log.amiss.filter((group) => holdsAt(group, now)));
  const late = overdue.reduce((sum, { sound }) => sum + sound, 0);
  const counts: Record<string, number> = { overdueReviews: total(overdue), reviewsDueSoon: total(soon) };
  for (const { heading, count } of concerns) counts[heading] = (counts[heading] ?? 0) + count;
  return {
    live,
    sound: live - amiss - late,
    counts,
    owners: ownersOf(overdue, soon, concerns),
    reviewsPerWeek: weeksAhead(reviews, now, log.timeZone),
  };
}

function total(groups: readonly Counted[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function ownersOf(
  overdue: readonly CountedReviews[],
  soon: readonly CountedReviews[],
  concerns: readonly CountedConcerns[],
): OwnerHealth[] {
  const names = new Set([...overdue, ...soon, ...concerns].map(({ owner }) => owner));
  const own = <T extends Counted & { owner: string }>(groups: readonly T[], owner: string) =>
    total(groups.filter((group) => group.owner === owner));
  const behind = concerns.filter(({ heading }) => heading === "translationsBehind");
  const other = concerns.filter(({ heading }) => OTHER.includes(heading));
  return [...names]
    .map((owner) => ({
      owner,
      overdue: own(overdue, owner),
      soon: own(soon, owner),
      behind: own(behind, owner),
      other: own(other, owner),
    }))
    .filter((row) => row.overdue + row.soon + row.behind + row.other > 0)
    .sort(
      (a, b) =>
        b.overdue - a.overdue || b.behind - a.behind || b.soon - a.soon || (a.owner < b.owner ? -1 : 1),
    );
}

function weeksAhead(reviews: readonly CountedReviews[], now: Instant, timeZone: string): Week[] {
  const [today, first] = [dayIn(now, timeZone), mondayOf(now, timeZone)];
  return Array.from({ length: WEEKS_AHEAD }, (_, index) => {
    const monday = dayAfter(first, 7 * index);
    const next = dayAfter(monday, 7);
    const due = reviews.filter((group) => group.due >= today && group.due >= monday && group.due < next);
    return { monday, count: total(due) };
  });
}
