import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dutyAt } from "#core/duty.ts";
import { instantOf, offsetAt } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const VN = "Asia/Ho_Chi_Minh";
const on = (time: string) => new Date(`2026-11-${time}:00+07:00`).toISOString().replace(".000", "");

describe("a team's hours", () => {
  // 23 November 2026 is a Monday.
  test.each([
    ["Mon-Sun 07:00-23:00", "23T06:59", undefined, "23T07:00"],
    ["Mon-Sun 07:00-23:00", "23T07:00", "23T23:00", undefined],
    ["Mon-Sun 07:00-23:00", "23T23:00", undefined, "24T07:00"],
    ["Mon-Fri 08:00-17:30", "27T17:29", "27T17:30", undefined],
    ["Mon-Fri 08:00-17:30", "27T17:30", undefined, "30T08:00"],
    ["mon-fri 8:00–12:00, 13:00-17:30, Sat 9:00-12:00", "23T12:30", undefined, "23T13:00"],
    ["mon-fri 8:00–12:00, 13:00-17:30, Sat 9:00-12:00", "28T09:00", "28T12:00", undefined],
    ["Mon, Wed, Fri 09:00-17:00", "24T10:00", undefined, "25T09:00"],
    ["22:00-06:00", "24T05:59", "24T06:00", undefined],
    ["Fri 22:00-06:00", "28T01:00", "28T06:00", undefined],
    ["Fri 22:00-06:00", "27T01:00", undefined, "27T22:00"],
    ["Fri-Mon 09:00-10:00", "24T09:30", undefined, "27T09:00"],
    ["Mon 00:00-24:00, Tue 00:00-12:00", "23T10:00", "24T12:00", undefined],
    ["Mon 08:00-12:00, Mon 10:00-14:00", "23T09:00", "23T14:00", undefined],
  ] as const)("%s: at %s on until %s, off until %s", (hours, at, until, next) => {
    expect(dutyAt(hours, on(at), VN)).toEqual(
      until ? { isOn: true, until: on(until) } : { isOn: false, next: on(next ?? "") },
    );
  });

  test.each([
    "Mon-Sun 00:00-24:00",
    "00:00-24:00",
    "00:00-12:00, 12:00-24:00",
    "Mon-Sun 20:00-08:00, 08:00-20:00",
  ])("have no end round the clock: %s", (hours) => {
    expect(dutyAt(hours, on("23T03:00"), VN)).toEqual({ isOn: true });
    expect(dutyAt(hours, "2026-10-25T00:30:00Z", "Europe/Berlin")).toEqual({ isOn: true });
  });

  test.each([
    "",
    "always",
    "Mon",
    "Mon-Fri",
    "Mo-Fr 08:00-17:00",
    "Mon 8-17",
    "Mon 08:00",
    "25:00-26:00",
    "08:00-08:00",
    "08:00-24:30",
    "Mon08:00-09:00",
    "08:00-09:00,",
    "Mon 08:00-09:00 Tue",
  ])("cannot be read as %j", (hours) => {
    expect(dutyAt(hours, on("23T03:00"), VN)).toBeUndefined();
  });

  test.each([
    ["02:30-08:00", "2026-03-29T00:59:00Z", { isOn: false, next: "2026-03-29T01:00:00Z" }], // 02:30 is skipped
    ["22:00-02:30", "2026-10-25T00:15:00Z", { isOn: true, until: "2026-10-25T00:30:00Z" }],
    ["22:00-02:30", "2026-10-25T01:15:00Z", { isOn: false, next: "2026-10-25T21:00:00Z" }], // the second 02:15
    ["Sun 02:10-02:50", "2026-03-29T00:30:00Z", { isOn: false, next: "2026-04-05T00:10:00Z" }], // wholly skipped
    ["Sun 02:10-02:50", "2026-03-22T12:00:00Z", { isOn: false, next: "2026-04-05T00:10:00Z" }],
  ])("begin and end once where clocks change: %s at %s", (hours, at, duty) => {
    expect(dutyAt(hours, at, "Europe/Berlin")).toEqual(duty);
  });
});

/** The latest time that the clocks of a zone have shown by a minute: it stands still while an hour comes again. */
function latestShown(millis: number, zone: string): Date {
  let latest = 0;
  for (let back = 0; back <= 180; back++) {
    const minute = millis - back * 60_000;
    latest = Math.max(latest, minute + offsetAt(minute, zone) * 60_000);
  }
  return new Date(latest);
}

test("agree, minute by minute, with reading them off the clock on the wall", () => {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const cases = fc.record({
    zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", VN),
    day: fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"),
    minute: fc.integer({ min: -1440, max: 2880 }),
    start: fc.integer({ min: 0, max: 1439 }),
    end: fc.integer({ min: 0, max: 1439 }),
    weekday: fc.constantFrom("Sun", "Mon", "Sat"),
  });
  fc.assert(
    fc.property(cases, ({ zone, day, minute, start, end, weekday }) => {
      fc.pre(start !== end);
      const at = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
      const shown = latestShown(at, zone);
      const [now, today] = [shown.getUTCHours() * 60 + shown.getUTCMinutes(), shown.getUTCDay()];
      const named = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(weekday);
      const isOn =
        (today === named && now >= start && (end < start || now < end)) ||
        (end < start && today === (named + 1) % 7 && now < end);
      expect(dutyAt(`${weekday} ${time(start)}-${time(end)}`, instantOf(at), zone)?.isOn).toBe(isOn);
    }),
  );
});

test("say the minute at which it turns", () => {
  const cases = fc.tuple(
    fc.constantFrom("Mon-Fri 08:00-17:30", "22:00-06:00", "Sat, Sun 01:30-02:30, 03:00-12:00"),
    fc.constantFrom("Europe/Berlin", "America/New_York", VN),
    fc.integer({ min: 0, max: 525_000 }),
  );
  fc.assert(
    fc.property(cases, ([hours, zone, minute]) => {
      const at = instantOf(Date.parse("2026-01-01T00:00:00Z") + minute * 60_000);
      const duty = dutyAt(hours, at, zone);
      const turn = duty?.isOn ? duty.until : duty?.next;
      expect(dutyAt(hours, turn ?? "", zone)?.isOn).toBe(!duty?.isOn);
      expect(dutyAt(hours, instantOf(millisOf(turn ?? "") - 1000), zone)?.isOn).toBe(duty?.isOn);
    }),
  );
});
