import fc from "fast-check";
import { expect, test } from "vitest";
import { instantFrom } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { wallInstant, zonedInstant } from "#core/wall-time.ts";

test("a time from a form is read as the same time in a text is", () => {
  const zones = fc.constantFrom("Asia/Ho_Chi_Minh", "Asia/Kolkata", "America/Sao_Paulo", "UTC");
  const times = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(times, zones, (time, zone) => {
      const typed = time.toISOString().slice(0, 16);
      expect(millisOf(wallInstant(typed, zone) ?? "")).toBe(millisOf(instantFrom(typed, zone) ?? ""));
    }),
  );
});

test.each([
  ["an ordinary one", "2026-11-23T09:00", "Europe/Berlin", "2026-11-23T09:00:00+01:00"],
  ["one west of Greenwich", "2026-11-23T09:00", "America/St_Johns", "2026-11-23T09:00:00-03:30"],
  ["one that is skipped", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:00:00+02:00"],
  ["one that comes twice", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
  ["a day that is none", "2026-02-30T09:00", "UTC", undefined],
  ["nothing", "", "UTC", undefined],
])("%s", (_, text, zone, expected) => {
  expect(wallInstant(text, zone)).toBe(expected);
});

test("a moment keeps the offset of its zone", () => {
  expect(zonedInstant(Date.parse("2026-11-21T12:00:00Z"), "Asia/Ho_Chi_Minh")).toBe(
    "2026-11-21T19:00:00+07:00",
  );
});
