import { describe, expect, test } from "vitest";
import { nextSlot } from "#core/slot.ts";

const HANOI = "Asia/Ho_Chi_Minh";

describe("the next briefing", () => {
  test.each([
    ["before the first slot", "2026-11-23T01:59:59Z", "2026-11-23T02:00:00Z"],
    ["as one begins", "2026-11-23T02:00:00Z", "2026-11-23T08:00:00Z"],
    ["between two", "2026-11-23T04:01:00Z", "2026-11-23T08:00:00Z"],
    ["after the last one of the day", "2026-11-23T08:00:01Z", "2026-11-24T02:00:00Z"],
    ["when it is tomorrow in the team's zone already", "2026-11-23T17:30:00Z", "2026-11-24T02:00:00Z"],
  ])("%s", (_, now, expected) => {
    expect(nextSlot(["09:00", "15:00"], HANOI, now)).toBe(expected);
  });

  test("slots need no order", () => {
    expect(nextSlot(["15:00", "09:00"], HANOI, "2026-11-23T01:00:00Z")).toBe("2026-11-23T02:00:00Z");
  });

  test("in the night in which the clocks go forward, a slot that is skipped comes at the change", () => {
    expect(nextSlot(["02:30"], "Europe/Berlin", "2027-03-28T00:00:00Z")).toBe("2027-03-28T01:00:00Z");
  });

  test("a team without slots has none", () => {
    expect(nextSlot([], HANOI, "2026-11-23T01:00:00Z")).toBeUndefined();
  });
});
