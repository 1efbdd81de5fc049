import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Health, healthAt } from "#core/health.ts";
import { healthLog } from "#core/health-log.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import { allConcerns, type HealthBase, statusOf } from "#core/status.ts";
import { aHistory, aPublication, aWithdrawal, on } from "../histories.ts";
import { aBase, aWatched } from "../watched.ts";

const review = (last: string, everyDays = 30) => ({ review: { everyDays, last } });
const first = aPublication("1.0", on("01-05"), { texts: { en: "1.0", vi: "1.0" } });
const waiting = aPublication("2.0", on("01-06"), {
  effective: on("03-03"),
  texts: { en: "2.0", vi: "1.0" },
});

const BASE = aBase([
  aWatched("answers/fine", aHistory(first), { front: review("2026-01-05", 300) }),
  aWatched("answers/late", aHistory(first), { front: { ...review("2026-01-05"), owner: "store" } }),
  aWatched("answers/changing", aHistory(first, waiting), { front: review("2026-02-10") }),
  aWatched("answers/leaving", aHistory(first, aWithdrawal("1.0", on("02-01"), on("03-05"))), {
    front: review("2026-01-20"),
  }),
  aWatched("products/shop", aHistory(first), { front: { ...review("2026-01-20", 45), owner: "store" } }),
]);

function drawn(base: HealthBase, since: Instant, now: Instant): Health {
  const { timeZone } = base.watch;
  return healthAt(healthLog(base.entries, allConcerns(base, since), since, timeZone), now);
}

describe("how much of a base is sound", () => {
  test.each([
    ["while all is well", on("01-10"), 4, 4],
    ["after the first review's day", on("02-05"), 4, 3],
    ["when a version leaves its translation behind", on("03-03"), 4, 1],
    ["a late answer that is withdrawn is no live answer any more", on("03-05"), 3, 1],
    ["an answer that is late and behind counts once", on("03-20"), 3, 1],
  ])("%s", (_, now, live, sound) => {
    expect(drawn(BASE, on("01-10"), now)).toMatchObject({ live, sound });
  });

  test("a page that was drawn early shows by its reader's clock what one drawn later shows", () => {
    const instant = fc
      .integer({ min: 0, max: 120 * 24 })
      .map((hour) => instantOf(Date.parse(on("01-10")) + hour * 3_600_000));
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [early = a, late = b] = [a, b].sort();
        const { counts, ...rest } = drawn(BASE, early, late);
        const { counts: expected, ...others } = drawn(BASE, late, late);
        expect(rest).toEqual(others);
        const wanted = Object.entries(counts).filter(([heading]) => heading !== "orphans");
        expect(Object.fromEntries(wanted)).toMatchObject(
          Object.fromEntries(Object.entries(expected).filter(([heading]) => heading !== "orphans")),
        );
      }),
    );
  });

  test("its figures are the lengths of the lists", () => {
    for (const now of [on("02-05"), on("03-04"), on("04-01")]) {
      const { counts } = drawn(BASE, now, now);
      const status = statusOf(BASE, now);
      for (const heading of ["overdueReviews", "reviewsDueSoon", "translationsBehind", "scheduled"] as const)
        expect([heading, counts[heading] ?? 0]).toEqual([heading, status[heading].length]);
    }
  });
});

test("owners stand by what they are behind with", () => {
  expect(drawn(BASE, on("01-10"), on("03-04")).owners).toEqual([
    { owner: "team", overdue: 1, soon: 1, behind: 1, other: 0 },
    { owner: "store", overdue: 1, soon: 1, behind: 0, other: 0 },
  ]);
});

test("reviews to come are counted by the week of their day, from this week on, overdue ones left out", () => {
  const weeks = drawn(BASE, on("01-10"), on("03-04")).reviewsPerWeek;
  expect(weeks).toHaveLength(13);
  expect(weeks.filter(({ count }) => count > 0)).toEqual([
    { monday: "2026-03-02", count: 1 },
    { monday: "2026-03-09", count: 1 },
  ]);
});
