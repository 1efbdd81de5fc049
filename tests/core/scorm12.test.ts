import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PackageResult } from "#core/package-state.ts";
import { scorm12Values, sessionTime } from "#core/scorm12.ts";

const score = { right: 0, asked: 0 };
const HALF: PackageResult = { status: "incomplete", done: 1, score };
const PASSED: PackageResult = { status: "passed", done: 2, score, percent: 90 };
const FAILED: PackageResult = { status: "failed", done: 2, score, percent: 40 };
const COMPLETED: PackageResult = { status: "completed", done: 2, score };
const VISIT = { state: "1;abcdef!0", location: "first", millis: 61_500 };

/** What is set, by element. */
function told(result: PackageResult, status = "", mode = "normal") {
  return Object.fromEntries(scorm12Values(result, VISIT, { status, mode }));
}

describe("the time of a session", () => {
  test.each([
    [0, "0000:00:00.00"],
    [9, "0000:00:00.00"],
    [10, "0000:00:00.01"],
    [61_500, "0000:01:01.50"],
    [3_599_999, "0000:59:59.99"],
    [36_000_000, "0010:00:00.00"],
    [-1, "0000:00:00.00"],
    [1e15, "9999:59:59.99"],
  ])("of %d milliseconds is %s", (millis, text) => {
    expect(sessionTime(millis)).toBe(text);
  });

  test("is a CMITimespan that says no more than was spent, and at most a hundredth less", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3e10, noNaN: true }), (millis) => {
        const [, hours, minutes, seconds] =
          /^(\d{4}):([0-5]\d):([0-5]\d\.\d{2})$/.exec(sessionTime(millis)) ?? [];
        const said =
          (Number(hours) * 3600 + Number(minutes) * 60) * 1000 + Math.round(Number(seconds) * 1000);
        expect(millis - said).toBeGreaterThanOrEqual(0);
        expect(millis - said).toBeLessThan(10.001);
      }),
    );
  });
});

describe("a learning system", () => {
  test("is told where somebody is and how long they stayed, but no score before the end", () => {
    expect(told(HALF)).toEqual({
      "cmi.core.lesson_status": "incomplete",
      "cmi.suspend_data": "1;abcdef!0",
      "cmi.core.lesson_location": "first",
      "cmi.core.session_time": "0000:01:01.50",
      "cmi.core.exit": "suspend",
    });
  });

  test("hears the score before the status it decides", () => {
    const elements = scorm12Values(PASSED, VISIT, { status: "incomplete", mode: "normal" }).map(
      ([name]) => name,
    );
    expect(elements.slice(0, 4)).toEqual([
      "cmi.core.score.min",
      "cmi.core.score.max",
      "cmi.core.score.raw",
      "cmi.core.lesson_status",
    ]);
    expect(told(FAILED)).toMatchObject({ "cmi.core.score.raw": "40", "cmi.core.lesson_status": "failed" });
  });

  test("hears of no score where nothing was chosen", () => {
    expect(told(COMPLETED)).toMatchObject({ "cmi.core.lesson_status": "completed" });
    expect(told(COMPLETED)).not.toHaveProperty("cmi.core.score.raw");
  });

  test.each([
    ["passed", HALF, undefined],
    ["passed", FAILED, undefined],
    ["completed", HALF, undefined],
    ["failed", HALF, undefined],
    ["failed", PASSED, "passed"],
    ["passed", PASSED, "passed"],
    ["incomplete", FAILED, "failed"],
    ["not attempted", HALF, "incomplete"],
  ])("that holds %s hears only of what is better", (status, result, now) => {
    expect(told(result, status)["cmi.core.lesson_status"]).toBe(now);
    if (now === undefined) expect(told(result, status)).not.toHaveProperty("cmi.core.score.raw");
  });

  test.each(["browse", "review"])("is told nothing by who only looks (%s)", (mode) => {
    expect(told(PASSED, "incomplete", mode)).toEqual({});
  });
});
