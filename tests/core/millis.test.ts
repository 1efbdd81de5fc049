import fc from "fast-check";
import { expect, test } from "vitest";
import { millisOf } from "#core/millis.ts";

const two = (value: number) => String(value).padStart(2, "0");

test("every second of every year and offset is the one that the engine's own calendar gives", () => {
  const moment = fc.date({
    min: new Date("0100-01-02T00:00:00Z"),
    max: new Date("9999-12-30T00:00:00Z"),
    noInvalidDate: true,
  });
  const offset = fc.integer({ min: -1439, max: 1439 });
  fc.assert(
    fc.property(moment, offset, fc.boolean(), (date, minutes, isUtc) => {
      const written = date.toISOString().slice(0, 19);
      const size = Math.abs(minutes);
      const zone = isUtc ? "Z" : `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      expect(millisOf(written + zone)).toBe(Date.parse(written + zone));
    }),
  );
});

test("a text with any other sign in one place is none, or what the engine reads too", () => {
  const texts = fc.constantFrom(
    "2026-11-23T09:00:00+07:00",
    "2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00.25-03:30",
  );
  fc.assert(
    fc.property(texts, fc.nat(27), fc.string({ minLength: 0, maxLength: 2 }), (text, at, signs) => {
      const changed = text.slice(0, at) + signs + text.slice(at + 1);
      const millis = millisOf(changed);
      if (!Number.isNaN(millis)) expect(millis).toBe(Date.parse(changed));
    }),
    { numRuns: 2000 },
  );
});

test("decimals count as far as milliseconds", () => {
  expect(millisOf("2026-11-23T09:00:00.5Z") - millisOf("2026-11-23T09:00:00Z")).toBe(500);
  expect(millisOf("2026-11-23T09:00:00.123456789Z") - millisOf("2026-11-23T09:00:00Z")).toBe(123);
});
