import { describe, expect, test } from "vitest";
import { monthsBetween, monthsFor } from "#core/briefing-month.ts";

const CHANGES = [
  "2026-10-31T23:30:00Z",
  "2026-11-03T09:00:00+07:00",
  "2026-11-03T06:30:00+07:00",
  "2026-11-09T00:00:00Z",
];

describe("what briefings tell lies in files", () => {
  test("one for each month in UTC, and one for each day of a month with too many changes", () => {
    expect(CHANGES.map(monthsFor(CHANGES, 3))).toEqual(["2026-10", "2026-11", "2026-11", "2026-11"]);
    expect(CHANGES.map(monthsFor(CHANGES, 2))).toEqual(["2026-10", "2026-11-03", "2026-11-02", "2026-11-09"]);
  });

  test.each([
    ["a day of a month that lies in days", "2026-11-03T02:00:00Z", "2026-11-03T08:00:00Z", ["2026-11-03"]],
    ["the turn of a month", "2026-10-31T20:00:00Z", "2026-11-02T08:00:00Z", ["2026-10", "2026-11-02"]],
    ["days without a file", "2026-11-04T00:00:00Z", "2026-11-08T23:59:59Z", []],
    ["a time east of UTC", "2026-11-03T05:00:00+07:00", "2026-11-03T06:00:00+07:00", ["2026-11-02"]],
    ["the turn of a year", "2026-12-31T22:00:00Z", "2027-01-01T03:00:00Z", ["2026-12", "2027-01"]],
  ])("of %s those are read in which it lies", (_, from, until, read) => {
    const files = ["2026-10", "2026-11-02", "2026-11-03", "2026-11-09", "2026-12", "2027-01"];
    expect(monthsBetween(files, from, until)).toEqual(read);
  });
});
