import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aDevice, type Device, leaveDevice } from "./device.ts";

let device: Device;
let tally: typeof import("#browser/tally.ts");
let saveHabit: typeof import("#browser/habit.ts")["saveHabit"];

beforeEach(async () => {
  device = aDevice();
  vi.stubEnv("TZ", "Asia/Ho_Chi_Minh");
  vi.useFakeTimers();
  tally = await import("#browser/tally.ts");
  ({ saveHabit } = await import("#browser/habit.ts"));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  leaveDevice();
});

const at = (instant: string) => vi.setSystemTime(new Date(instant));

describe("the private tally", () => {
  test("goes by midnight on the device's clock unless a shift start is set", () => {
    for (const instant of ["2026-11-30T16:59:59Z", "2026-11-30T17:00:00Z", "2026-11-30T17:00:01Z"])
      tally.countCase(instant);
    at("2026-11-30T18:00:00Z");
    expect(tally.tallyNow()).toEqual({ today: 2, days: 1, total: 2, average: 2 });
    at("2026-11-30T16:00:00Z");
    expect(tally.tallyNow()).toEqual({ today: 1, days: 1, total: 1, average: 1 });
  });

  test("counts a night shift as one day, in the month in which it began", () => {
    saveHabit({ shiftStart: "22:00" });
    tally.countCase("2026-11-30T15:30:00Z");
    tally.countCase("2026-11-30T20:00:00Z");
    at("2026-11-30T22:00:00Z");
    expect(tally.tallyNow()).toMatchObject({ today: 2, days: 1 });
    at("2026-12-01T15:00:00Z");
    expect(tally.tallyNow()).toMatchObject({ today: 0, total: 0, average: 0 });
  });

  test("tells of every case, and reads as nothing what is no tally", () => {
    const told = device.count(tally.TALLY_CHANGED);
    device.leave("replybook.tally", '{"days":{"2026-11-30":"many","x":3}}');
    at("2026-11-30T10:00:00Z");
    tally.countCase("2026-11-30T10:00:00Z");
    expect(told()).toBe(1);
    expect(tally.tallyNow().total).toBe(1);
  });

  test.each(["full", "blocked"] as const)("goes on counting in the page where storage is %s", (how) => {
    device.fail(how);
    at("2026-11-30T10:00:00Z");
    expect(tally.countCase("2026-11-30T10:00:00Z")).toBe(false);
    tally.countCase("2026-11-30T10:05:00Z");
    expect(tally.tallyNow().today).toBe(2);
  });
});
