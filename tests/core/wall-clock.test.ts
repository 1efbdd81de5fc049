import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, dayIn } from "#core/day.ts";
import { instantOf, offsetAt } from "#core/instant.ts";
import { clockReaches } from "#core/wall-clock.ts";

const ZONES = [
  "UTC",
  "Asia/Ho_Chi_Minh",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Havana",
];

describe("the clocks of a zone", () => {
  test.each([
    ["Asia/Ho_Chi_Minh", "2026-11-23", 9 * 60, "2026-11-23T02:00:00Z"],
    ["Asia/Ho_Chi_Minh", "2026-11-23", 30 * 60, "2026-11-23T23:00:00Z"],
    ["Europe/Berlin", "2026-03-29", 2 * 60 + 30, "2026-03-29T01:00:00Z"], // skipped: 02:00 → 03:00
    ["Europe/Berlin", "2026-10-25", 2 * 60 + 30, "2026-10-25T00:30:00Z"], // comes twice: the first time
    ["Europe/Berlin", "2026-10-25", 3 * 60, "2026-10-25T02:00:00Z"],
    ["America/Havana", "2026-11-01", 30, "2026-11-01T04:30:00Z"], // 01:00 → 00:00
  ])("in %s on %s reach minute %d at %s", (zone, day, minutes, instant) => {
    expect(instantOf(clockReaches(day, minutes, zone))).toBe(instant);
  });

  test("reach a time at the first minute that shows it or more", () => {
    const shows = (millis: number, zone: string) => millis + offsetAt(millis, zone) * 60_000;
    const cases = fc.tuple(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 365 }).map((days) => dayAfter("2026-01-01", days)),
      fc.integer({ min: 0, max: 2880 }),
    );
    fc.assert(
      fc.property(cases, ([zone, day, minutes]) => {
        const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
        const reached = clockReaches(day, minutes, zone);
        expect(shows(reached, zone)).toBeGreaterThanOrEqual(wall);
        for (let before = 1; before <= 200; before++)
          expect(shows(reached - before * 60_000, zone)).toBeLessThan(wall);
      }),
    );
  });
});

test("a day is the one that the zone has, and days count over months and years", () => {
  expect(dayIn("2026-11-22T17:00:00Z", "Asia/Ho_Chi_Minh")).toBe("2026-11-23");
  expect([dayAfter("2026-12-31", 1), dayAfter("2028-03-01", -1)]).toEqual(["2027-01-01", "2028-02-29"]);
});
