import { describe, expect, test } from "vitest";
import { copiedInstant, wallClockInstant } from "#core/audit-time.ts";
import { millisOf } from "#core/millis.ts";

const VIET_NAM = "Asia/Ho_Chi_Minh";
const THEN = millisOf("2026-11-17T07:32:00Z");

describe("a copied instant", () => {
  test.each([
    "2026-11-17T07:32:00Z",
    "2026-11-17T14:32:00+07:00",
    "2026-11-17 14:32:00+07:00",
    "2026-11-17T14:32",
    "2026-11-17 14:32",
    "17/11/2026 14:32",
    "14:32 17/11/2026",
    "14:32, 17-11-2026",
    "17.11.2026 14h32",
    "17 Nov 2026, 14:32",
    "17th November 2026 14:32",
    "Nov 17, 2026, 2:32 PM",
    "Tuesday, November 17, 2026 at 2:32 p.m.",
    "Tue 17 Nov 2026 14:32 in Viet Nam",
    "14:32 thứ Ba, 17/11/2026 (giờ Việt Nam)",
    String(THEN),
    String(THEN / 1000),
  ])("is read from “%s”, in the zone where it names none", (text) => {
    expect(millisOf(copiedInstant(text, VIET_NAM) ?? "")).toBe(THEN);
  });

  test.each([
    "yesterday",
    "17/11/2026",
    "14:32",
    "31/02/2026 10:00",
    "17/11/2026 25:00",
    "order LS-20418833",
    "",
  ])("is not read from “%s”", (text) => expect(copiedInstant(text, VIET_NAM)).toBeUndefined());

  test.each([
    ["12:05 AM", "00:05:00"],
    ["12:05 PM", "12:05:00"],
  ])("knows that %s is %s", (half, time) => {
    expect(copiedInstant(`Nov 17, 2026, ${half}`, "UTC")).toBe(`2026-11-17T${time}Z`);
  });
});

describe("a wall clock", () => {
  test.each([
    ["2026-11-17", "14:32", VIET_NAM, "2026-11-17T07:32:00Z"],
    ["2026-11-17", "14:32:05", VIET_NAM, "2026-11-17T07:32:05Z"],
    ["2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"],
  ])("%s %s in %s is one instant, also when clocks change", (date, time, zone, instant) => {
    expect(wallClockInstant(date, time, zone)).toBe(instant);
  });

  test.each([
    ["", "14:32"],
    ["2026-11-17", ""],
    ["2026-02-30", "10:00"],
    ["2026-11-17", "24:00"],
  ])("shows no such time as “%s” “%s”", (date, time) => {
    expect(wallClockInstant(date, time, "UTC")).toBeUndefined();
  });
});
