import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "#core/instant.ts";
import { counted, monthOf, shiftDay, type Tally, tallyFrom } from "#core/tally.ts";

describe("the day of a shift", () => {
  test.each([
    ["2026-11-23T22:00:00+07:00", "22:00", "2026-11-23"],
    ["2026-11-24T01:00:00+07:00", "22:00", "2026-11-23"],
    ["2026-11-24T21:59:59+07:00", "22:00", "2026-11-23"],
    ["2026-11-24T22:00:00+07:00", "22:00", "2026-11-24"],
    ["2026-11-24T05:59:00+07:00", "06:00", "2026-11-23"],
    ["2026-12-31T23:30:00+07:00", "00:00", "2026-12-31"],
    ["2027-01-01T01:00:00+07:00", "22:00", "2026-12-31"],
    ["2026-11-24T01:00:00+07:00", "at night", "2026-11-24"],
  ])("at %s with a start at %s is %s", (at, start, day) => {
    expect(shiftDay(at, "Asia/Ho_Chi_Minh", start)).toBe(day);
  });

  test.each([
    ["2026-03-29T01:59:00+01:00", "02:30", "2026-03-28"],
    ["2026-03-29T03:00:00+02:00", "02:30", "2026-03-29"], // the clock never showed 02:30
    ["2026-10-25T02:30:00+02:00", "02:30", "2026-10-25"],
    ["2026-10-25T02:10:00+01:00", "02:30", "2026-10-25"], // the second 02:10: the shift has begun
  ])("holds where the clocks change: %s with a start at %s is %s", (at, start, day) => {
    expect(shiftDay(at, "Europe/Berlin", start)).toBe(day);
  });

  test("never goes back as time goes on", () => {
    const cases = fc.tuple(
      fc.constantFrom("Europe/Berlin", "America/Havana", "Australia/Lord_Howe"),
      fc.constantFrom("00:00", "00:30", "02:15", "23:45"),
      fc.integer({ min: 0, max: 525_000 }),
      fc.integer({ min: 0, max: 300 }),
    );
    fc.assert(
      fc.property(cases, ([zone, start, minute, later]) => {
        const at = Date.parse("2026-01-01T00:00:00Z") + minute * 60_000;
        const [before, after] = [at, at + later * 60_000].map((millis) =>
          shiftDay(instantOf(millis), zone, start),
        );
        expect((before ?? "") <= (after ?? "")).toBe(true);
      }),
    );
  });
});

describe("the tally", () => {
  test("counts one more on a day and drops days older than 13 months", () => {
    const tally = { days: { "2025-10-22": 3, "2025-10-23": 5, "2026-11-23": 1 } };
    expect(counted(tally, "2026-11-23").days).toEqual({ "2025-10-23": 5, "2026-11-23": 2 });
    expect(counted({ days: {} }, "2026-01-01").days).toEqual({ "2026-01-01": 1 });
    expect(counted({ days: { "2024-11-30": 1, "2024-12-01": 1 } }, "2026-01-01").days).toEqual({
      "2024-12-01": 1,
      "2026-01-01": 1,
    });
  });

  test("shows the day, and the month by its worked days", () => {
    const days = {
      "2026-10-31": 50,
      "2026-11-01": 40,
      "2026-11-02": 41,
      "2026-11-03": 0,
      "2026-11-05": 39,
      "2027-11-01": 9,
    };
    expect(monthOf({ days }, "2026-11-02")).toEqual({ today: 41, days: 3, total: 120, average: 40 });
    expect(monthOf({ days: { ...days, "2026-11-06": 33 } }, "2026-11-07")).toEqual({
      today: 0,
      days: 4,
      total: 153,
      average: 38.3,
    });
    expect(monthOf({ days: {} }, "2026-11-07")).toEqual({ today: 0, days: 0, total: 0, average: 0 });
  });

  test("is read from whatever a device kept", () => {
    const kept = '{"days": {"2026-11-23": 4, "2026-11-24": -1, "2026-11-25": "7", "__proto__": 3, "x": 1}}';
    expect(tallyFrom(JSON.parse(kept))).toEqual({ days: { "2026-11-23": 4 } });
    fc.assert(
      fc.property(fc.anything(), (value) => Object.values(tallyFrom(value).days).every((count) => count > 0)),
    );
  });

  test("adds up to the cases that were counted", () => {
    const someDays = fc.array(
      fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, "0")}`),
    );
    fc.assert(
      fc.property(someDays, (list) => {
        const tally = list.reduce<Tally>(counted, { days: {} });
        expect(monthOf(tally, "2026-11-30")).toMatchObject({ total: list.length, days: new Set(list).size });
      }),
    );
  });
});
