import { describe, expect, test } from "vitest";
import { lastSlot, nextSlot, presentSlot, previousSlot } from "#core/slot.ts";

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

describe("slots around an instant", () => {
  const SLOTS = ["09:00", "15:00"];

  test.each([
    ["between two", "2026-11-23T04:00:00Z", "2026-11-23T02:00:00Z"],
    ["as one begins", "2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"],
    ["before the first of the day", "2026-11-22T23:00:00Z", "2026-11-22T08:00:00Z"],
  ])("the last one that began: %s", (_, now, expected) => {
    expect(lastSlot(SLOTS, HANOI, now)).toBe(expected);
  });

  test("the one before a slot is never that slot", () => {
    expect(previousSlot(SLOTS, HANOI, "2026-11-23T02:00:00Z")).toBe("2026-11-22T08:00:00Z");
    expect(previousSlot(["09:00"], HANOI, "2026-11-23T02:00:00Z")).toBe("2026-11-22T02:00:00Z");
  });

  test("the present one is the next already when it is near", () => {
    const present = (now: string) => presentSlot(SLOTS, HANOI, now, 45);
    expect(present("2026-11-23T01:14:59Z")).toBe("2026-11-22T08:00:00Z");
    expect(present("2026-11-23T01:15:00Z")).toBe("2026-11-23T02:00:00Z");
    expect(present("2026-11-23T02:30:00Z")).toBe("2026-11-23T02:00:00Z");
  });

  test("a day that is an hour shorter or longer keeps the clock's times", () => {
    const berlin = (at: string) => previousSlot(SLOTS, "Europe/Berlin", at);
    expect(berlin("2027-03-28T07:00:00Z")).toBe("2027-03-27T14:00:00Z");
    expect(berlin("2026-10-25T08:00:00Z")).toBe("2026-10-24T13:00:00Z");
  });

  test("two slots that a change of clocks skips are one moment", () => {
    const slots = ["02:15", "02:45", "09:00"];
    expect(nextSlot(slots, "Europe/Berlin", "2027-03-28T00:30:00Z")).toBe("2027-03-28T01:00:00Z");
    expect(nextSlot(slots, "Europe/Berlin", "2027-03-28T01:00:00Z")).toBe("2027-03-28T07:00:00Z");
    expect(previousSlot(slots, "Europe/Berlin", "2027-03-28T01:00:00Z")).toBe("2027-03-27T08:00:00Z");
  });

  test("without slots there is none", () => {
    expect([
      lastSlot([], HANOI, "2026-11-23T01:00:00Z"),
      previousSlot([], HANOI, "2026-11-23T01:00:00Z"),
    ]).toEqual([undefined, undefined]);
  });
});
