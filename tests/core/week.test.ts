import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "#core/instant.ts";
import { mondayOf, weekLog, weeksAt } from "#core/week.ts";

const HANOI = "Asia/Ho_Chi_Minh";

describe("a week begins on Monday by the clocks of the zone", () => {
  test.each([
    ["2026-11-15T16:59:59Z", HANOI, "2026-11-09"],
    ["2026-11-15T17:00:00Z", HANOI, "2026-11-16"],
    ["2026-11-15T17:00:00Z", "UTC", "2026-11-09"],
    ["2026-11-22T23:59:59Z", "UTC", "2026-11-16"],
    ["2027-01-01T12:00:00Z", "UTC", "2026-12-28"],
    ["2026-10-25T22:30:00Z", "Europe/Berlin", "2026-10-19"],
  ])("%s in %s lies in the week of %s", (at, zone, monday) => {
    expect(mondayOf(at, zone)).toBe(monday);
  });
});

const CHANGES = ["2026-11-02T03:00:00Z", "2026-11-16T02:00:00Z", "2026-11-20T08:00:00Z"];
const COMING = ["2026-11-23T02:00:00Z", "2026-12-01T00:00:00Z"];
const LOG = weekLog([...CHANGES, ...COMING], "2026-11-20T08:00:00Z", HANOI, 3);
const counts = (weeks: readonly { count: number }[]) => weeks.map(({ count }) => count);

describe("changes are counted week by week", () => {
  test("up to the week of the last one; what lies after it is coming", () => {
    expect(LOG.weeks).toEqual([
      { monday: "2026-11-02", count: 1 },
      { monday: "2026-11-09", count: 0 },
      { monday: "2026-11-16", count: 2 },
    ]);
    expect(LOG.coming).toEqual(COMING);
  });

  test.each([
    ["still in the last week", "2026-11-21T12:00:00Z", [1, 0, 2], "2026-11-16"],
    ["in the next week, before its change", "2026-11-23T01:59:59Z", [0, 2, 0], "2026-11-23"],
    ["in the next week, when it has come", "2026-11-23T02:00:00Z", [0, 2, 1], "2026-11-23"],
    ["months later", "2027-03-01T00:00:00Z", [0, 0, 0], "2027-03-01"],
    ["on a device whose clock is a year slow", "2025-11-21T12:00:00Z", [1, 0, 2], "2026-11-16"],
  ])("%s", (_, now, expected, last) => {
    const weeks = weeksAt(LOG, now, HANOI);
    expect(counts(weeks)).toEqual(expected);
    expect(weeks.at(-1)?.monday).toBe(last);
  });

  test("a page drawn later shows the same as one drawn earlier and brought up to date", () => {
    const from = Date.parse("2026-09-01T00:00:00Z");
    const instant = fc
      .integer({ min: 0, max: 120 * 86_400 })
      .map((second) => instantOf(from + second * 1000));
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), instant, instant, (instants, a, b) => {
        const [early = a, late = b] = [a, b].sort();
        const updated = weeksAt(weekLog(instants, early, HANOI, 30), late, HANOI);
        expect(updated).toEqual(weekLog(instants, late, HANOI, 30).weeks);
      }),
    );
  });
});
