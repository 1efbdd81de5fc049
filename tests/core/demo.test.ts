import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demoDays, demoFrom, demoTime, newDemo } from "#core/demo.ts";
import { instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const START = "2026-11-23T08:58:40+07:00";
const OPENED = millisOf("2027-05-01T12:00:00Z");
const SECOND = 1000;
const DAY = 86_400 * SECOND;

describe("a demonstration", () => {
  test("begins at its start and goes on with the device's clock", () => {
    const demo = newDemo(START, OPENED);
    expect(instantOf(demoTime(demo, OPENED))).toBe("2026-11-23T01:58:40Z");
    expect(instantOf(demoTime(demo, OPENED + 80 * SECOND))).toBe("2026-11-23T02:00:00Z");
  });

  test("shows the real clock when it is asked for, and goes on meanwhile", () => {
    const real = { ...newDemo(START, OPENED), clock: "real" } as const;
    expect(demoTime(real, OPENED + 80 * SECOND)).toBe(OPENED + 80 * SECOND);
    expect(instantOf(demoTime({ ...real, clock: "demo" }, OPENED + 80 * SECOND))).toBe(
      "2026-11-23T02:00:00Z",
    );
  });

  test.each([
    [0, 0],
    [DAY - SECOND, 0],
    [DAY, 1],
    [3.5 * DAY, 3],
  ])("has after %d ms been running for %d days", (after, days) => {
    expect(demoDays(newDemo(START, OPENED), OPENED + after)).toBe(days);
  });
});

describe("what a device has saved", () => {
  const saved = (parts: object) => JSON.stringify({ start: START, opened: OPENED, clock: "demo", ...parts });
  const later = OPENED + 5 * SECOND;

  test("goes on in every page", () => {
    expect(demoFrom(saved({}), START, later)).toEqual(newDemo(START, OPENED));
    expect(demoFrom(saved({ clock: "real" }), START, later).clock).toBe("real");
  });

  test("is the same for a tab that reads the clock a moment earlier", () => {
    const demo = demoFrom(saved({ opened: later + SECOND }), START, later);
    expect(demo.opened).toBe(later + SECOND);
    expect(demoTime(demo, later)).toBe(millisOf(START));
  });

  test.each([
    ["nothing is saved", null],
    ["it is no JSON", "{"],
    ["it is null", "null"],
    ["it is a number", "12"],
    ["it says no moment", saved({ opened: undefined })],
    ["its moment is a text", saved({ opened: String(OPENED) })],
    ["the site's demo clock begins elsewhere now", saved({ start: "2026-11-23T08:00:00+07:00" })],
    ["the device's clock was put back", saved({ opened: later + 120 * SECOND })],
  ])("is a new demonstration when %s", (_, text) => {
    expect(demoFrom(text, START, later)).toEqual(newDemo(START, later));
  });

  test("whatever it is, no page goes by a time before the start", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.double().map((opened) => saved({ opened })),
        ),
        (text) => {
          const demo = demoFrom(text, START, later);
          expect(demoTime({ ...demo, clock: "demo" }, later)).toBeGreaterThanOrEqual(millisOf(START));
          expect(demoFrom(JSON.stringify(demo), START, later)).toEqual(demo);
        },
      ),
    );
  });
});
