import { expect, test } from "vitest";
import { eventSpan, spanInWords } from "#core/span.ts";

const SHOW = { from: "2027-02-20T18:30:00+01:00", until: "2027-02-20T23:00:00+01:00" };

test.each([
  ["on one day", SHOW, "Europe/Berlin", "en", "Sat 20 Feb 2027, 18:30–23:00"],
  ["over midnight where the reader is", SHOW, "Asia/Ho_Chi_Minh", "en", "Sun 21 Feb 2027, 00:30–05:00"],
  [
    "on two days where midnight lies within it",
    SHOW,
    "Asia/Karachi",
    "en",
    "Sat 20 Feb 2027, 22:30 – Sun 21 Feb 2027, 03:00",
  ],
  ["in Vietnamese", SHOW, "Europe/Berlin", "vi", "18:30–23:00 thứ Bảy, 20/2/2027"],
  ["without an end", { from: SHOW.from }, "Europe/Berlin", "vi", "18:30 thứ Bảy, 20/2/2027"],
])("a span %s", (_, span, zone, locale, expected) => {
  expect(spanInWords(span, zone, locale)).toBe(expected);
});

test("an event without an end counts as over a day after it began", () => {
  expect(eventSpan({ from: "2026-03-01T09:00:00Z" })).toEqual({
    from: "2026-03-01T09:00:00Z",
    until: "2026-03-02T09:00:00Z",
  });
  expect(eventSpan(SHOW)).toEqual(SHOW);
});
