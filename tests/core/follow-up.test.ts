import { expect, test } from "vitest";
import { followUpDay } from "#core/follow-up.ts";

test.each([
  ["3d", "2026-11-22T18:00:00Z", "Asia/Ho_Chi_Minh", "2026-11-26"],
  ["3d", "2026-11-22T18:00:00Z", "UTC", "2026-11-25"],
  ["1d", "2026-10-24T23:30:00+02:00", "Europe/Berlin", "2026-10-25"],
  ["10d", "2026-12-28T09:00:00Z", "UTC", "2027-01-07"],
  ["0d", "2026-12-28T09:00:00Z", "UTC", undefined],
  ["soon", "2026-12-28T09:00:00Z", "UTC", undefined],
])("%s after %s in %s is %s", (followUp, at, zone, day) => {
  expect(followUpDay(followUp, at, zone)).toBe(day);
});
