import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareInstants,
  instantFrom,
  instantInWords,
  instantOf,
  instantTwice,
  inZone,
  isBefore,
  isInstant,
  laterOf,
  offsetAt,
} from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { isTimeZone } from "#core/time-zone.ts";

describe("an instant is RFC 3339 with an offset", () => {
  test.each([
    "2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00+07:00",
    "2026-11-23T09:00:00.5-03:30",
    "2026-11-23T09:00:00.123456789Z",
    "2028-02-29T23:59:59+14:00",
    "2026-11-23T09:00:00-00:00",
  ])("%s is one", (text) => {
    expect(isInstant(text)).toBe(true);
  });

  test.each([
    ["no offset", "2026-11-23T09:00:00"],
    ["no seconds", "2026-11-23T09:00Z"],
    ["no time", "2026-11-23"],
    ["30 February", "2026-02-30T09:00:00Z"],
    ["29 February in a common year", "2026-02-29T09:00:00Z"],
    ["31 November", "2026-11-31T09:00:00Z"],
    ["a thirteenth month", "2026-13-01T09:00:00Z"],
    ["month 0", "2026-00-01T09:00:00Z"],
    ["day 0", "2026-11-00T09:00:00Z"],
    ["24:00", "2026-11-23T24:00:00Z"],
    ["25:00", "2026-11-23T25:00:00Z"],
    ["60 minutes", "2026-11-23T09:60:00Z"],
    ["a leap second", "2026-12-31T23:59:60Z"],
    ["an offset without a colon", "2026-11-23T09:00:00+0700"],
    ["an offset without minutes", "2026-11-23T09:00:00+07"],
    ["an offset of 24 hours", "2026-11-23T09:00:00+24:00"],
    ["an offset of 60 minutes", "2026-11-23T09:00:00+07:60"],
    ["ten decimals", "2026-11-23T09:00:00.1234567890Z"],
    ["a decimal point without decimals", "2026-11-23T09:00:00.Z"],
    ["a space for the T", "2026-11-23 09:00:00Z"],
    ["small letters", "2026-11-23t09:00:00z"],
    ["a year of two digits", "26-11-23T09:00:00Z"],
    ["a year of five digits", "+02026-11-23T09:00:00Z"],
    ["a line end", "2026-11-23T09:00:00Z\n"],
    ["a space before", " 2026-11-23T09:00:00Z"],
    ["nothing", ""],
  ])("with %s it is none", (_, text) => {
    expect(isInstant(text)).toBe(false);
    expect(millisOf(text)).toBeNaN();
  });

  test.each([[20261123], [null], [undefined], [new Date()]])("%s is none", (value) => {
    expect(isInstant(value)).toBe(false);
  });
});

describe("instants are compared as moments", () => {
  const nine = "2026-11-23T09:00:00+07:00";
  test("whatever their offsets", () => {
    expect(compareInstants(nine, "2026-11-23T02:00:00Z")).toBe(0);
    expect(isBefore("2026-11-23T08:00:00+07:00", "2026-11-23T02:00:00Z")).toBe(true);
    expect(isBefore("2026-11-23T02:00:00Z", nine)).toBe(false);
  });

  test("the later of two equal ones is the first, as it was written", () => {
    expect(laterOf(nine, "2026-11-23T02:00:00Z")).toBe(nine);
    expect(laterOf(nine, "2026-11-23T02:00:01Z")).toBe("2026-11-23T02:00:01Z");
  });

  test("milliseconds become whole seconds, never later", () => {
    expect(instantOf(Date.parse("2026-11-23T02:00:00.999Z"))).toBe("2026-11-23T02:00:00Z");
    expect(instantOf(-1)).toBe("1969-12-31T23:59:59Z");
  });
});

describe("a time as people type it", () => {
  test.each([
    ["2026-11-23T09:00", "Asia/Ho_Chi_Minh", "2026-11-23T09:00:00+07:00"],
    ["2026-11-23 09:00", "Asia/Ho_Chi_Minh", "2026-11-23T09:00:00+07:00"],
    ["2026-11-23T09:00:30", "Asia/Ho_Chi_Minh", "2026-11-23T09:00:30+07:00"],
    ["2026-11-23", "Asia/Ho_Chi_Minh", "2026-11-23T00:00:00+07:00"],
    ["2026-11-23T09:00", "Asia/Kolkata", "2026-11-23T09:00:00+05:30"],
    ["2026-11-23T09:00", "Asia/Kathmandu", "2026-11-23T09:00:00+05:45"],
    ["2026-11-23T09:00", "UTC", "2026-11-23T09:00:00Z"],
    ["2026-11-23T09:00", "Europe/London", "2026-11-23T09:00:00Z"],
    ["2026-07-01T09:00", "Europe/London", "2026-07-01T09:00:00+01:00"],
    ["2026-07-01T09:00", "America/New_York", "2026-07-01T09:00:00-04:00"],
    ["2026-12-01T09:00", "America/St_Johns", "2026-12-01T09:00:00-03:30"],
    ["2026-11-23T09:00:00Z", "Asia/Ho_Chi_Minh", "2026-11-23T09:00:00Z"],
    ["2026-11-23T09:00+07:00", "Europe/London", "2026-11-23T09:00:00+07:00"],
    ["2026-11-23 09:00Z", "Asia/Ho_Chi_Minh", "2026-11-23T09:00:00Z"],
  ])("%s in %s is %s", (text, zone, expected) => {
    expect(instantFrom(text, zone)).toBe(expected);
  });

  test.each([
    ["before the gap", "2026-03-29T01:59", "Europe/Berlin", "2026-03-29T01:59:00+01:00"],
    ["at its first minute", "2026-03-29T02:00", "Europe/Berlin", "2026-03-29T03:00:00+02:00"],
    ["inside it", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00"],
    ["after it", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T03:00:00+02:00"],
    ["before the gap", "2026-03-08T01:59", "America/New_York", "2026-03-08T01:59:00-05:00"],
    ["inside it", "2026-03-08T02:30", "America/New_York", "2026-03-08T03:30:00-04:00"],
    ["after it", "2026-03-08T03:00", "America/New_York", "2026-03-08T03:00:00-04:00"],
    ["inside half an hour's gap", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"],
    ["a day that never was", "2011-12-30T12:00", "Pacific/Apia", "2011-12-31T12:00:00+14:00"],
  ])(
    "a wall clock %s, that a change of clocks leaves out, goes on by it: %s in %s is %s",
    (_, text, zone, expected) => {
      expect(instantFrom(text, zone)).toBe(expected);
    },
  );

  test.each([
    ["2026-10-25T01:59", "Europe/Berlin", "2026-10-25T01:59:00+02:00"],
    ["2026-10-25T02:00", "Europe/Berlin", "2026-10-25T02:00:00+02:00"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
    ["2026-10-25T03:00", "Europe/Berlin", "2026-10-25T03:00:00+01:00"],
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T01:30:00-04:00"],
    ["2026-11-01T02:00", "America/New_York", "2026-11-01T02:00:00-05:00"],
  ])("a wall clock that comes twice is the first: %s in %s is %s", (text, zone, expected) => {
    expect(instantFrom(text, zone)).toBe(expected);
  });

  test.each([
    "2026-02-30T09:00",
    "2026-11-23T24:00",
    "2026-11-23T09:60",
    "2026-11-23T9:00",
    "23/11/2026",
    "tomorrow",
    "09:00",
    "2026-11-23T09:00+7",
    "2026-02-30T09:00+07:00",
    "2026-11-23T",
    "",
  ])("%j is no time at all", (text) => {
    expect(instantFrom(text, "Asia/Ho_Chi_Minh")).toBeUndefined();
  });

  const zones = fc.constantFrom(
    "UTC",
    "Asia/Ho_Chi_Minh",
    "Asia/Kolkata",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
  );
  const seconds = fc.integer({ min: Date.UTC(2020) / 1000, max: Date.UTC(2035) / 1000 });

  test("an instant said in a zone is the same moment, on that zone's wall clock", () => {
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const said = inZone(instantOf(second * 1000), zone);
        expect(millisOf(said)).toBe(second * 1000);
        const wall = said.slice(0, 19);
        const clock = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "medium",
        });
        expect(wall.replace("T", " ")).toBe(clock.format(second * 1000));
      }),
    );
  });

  test("a wall clock that is shown at some moment is read as the first moment that shows it", () => {
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const said = inZone(instantOf(second * 1000), zone);
        const read = instantFrom(said.slice(0, 19), zone) ?? "";
        expect(read.slice(0, 19)).toBe(said.slice(0, 19));
        expect(millisOf(read)).toBeLessThanOrEqual(second * 1000);
        const differ = second * 1000 - millisOf(read);
        expect(differ === 0 || offsetAt(millisOf(read), zone) > offsetAt(second * 1000, zone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an instant in words", () => {
  test.each([
    ["Asia/Ho_Chi_Minh", "en", "Mon 23 Nov 2026 09:00 in Viet Nam"],
    ["Asia/Ho_Chi_Minh", "vi", "09:00 thứ Hai, 23/11/2026 (giờ Việt Nam)"],
    ["Europe/Berlin", "en", "Mon 23 Nov 2026 03:00 in Germany"],
    ["Europe/Berlin", "vi", "03:00 thứ Hai, 23/11/2026 (giờ Đức)"],
    ["America/New_York", "en", "Sun 22 Nov 2026 21:00 in New York"],
    ["America/New_York", "vi", "21:00 Chủ nhật, 22/11/2026 (giờ New York)"],
    ["Asia/Kolkata", "en", "Mon 23 Nov 2026 07:30 in India"],
    ["UTC", "en", "Mon 23 Nov 2026 02:00 in UTC"],
  ])("in %s and %s: %s", (zone, locale, expected) => {
    expect(instantInWords("2026-11-23T02:00:00Z", zone, locale)).toBe(expected);
  });

  test("midnight is 00:00", () => {
    expect(instantInWords("2026-11-22T17:00:00Z", "Asia/Ho_Chi_Minh", "en")).toContain(" 00:00 ");
  });

  test.each([
    ["Asia/Ho_Chi_Minh", "2026-11-23T02:00:00Z", "Mon 23 Nov 2026 09:00 in Viet Nam, 02:00 UTC"],
    ["Asia/Ho_Chi_Minh", "2026-11-22T18:00:00Z", "Mon 23 Nov 2026 01:00 in Viet Nam, Sun 22 Nov 18:00 UTC"],
    ["America/New_York", "2026-12-01T02:00:00Z", "Mon 30 Nov 2026 21:00 in New York, Tue 1 Dec 02:00 UTC"],
  ])(
    "reports say %s times back together with UTC, and its day where that differs",
    (zone, instant, expected) => {
      expect(instantTwice(instant, zone)).toBe(expected);
    },
  );
});

test.each([
  ["Asia/Ho_Chi_Minh", true],
  ["UTC", true],
  ["Viet Nam", false],
  ["Mars/Olympus", false],
  ["", false],
])("whether %j is a time zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
