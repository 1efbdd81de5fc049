import { expect, test } from "vitest";
import { isWithin, type Period, periodText } from "#search/period.ts";

const [NINE, TEN, ELEVEN] = [
  "2026-11-23T09:00:00+07:00",
  "2026-11-23T10:00:00+07:00",
  "2026-11-23T11:00:00+07:00",
];

test.each<[string, Period, readonly boolean[]]>([
  ["without ends", {}, [true, true, true]],
  ["from ten on", { from: TEN }, [false, true, true]],
  ["until ten", { until: TEN }, [true, false, false]],
  ["from nine until eleven", { from: NINE, until: ELEVEN }, [true, true, false]],
])("a period %s, asked at nine, ten and eleven", (_, period, holds) => {
  expect([NINE, TEN, ELEVEN].map((now) => isWithin(periodText(period), now))).toEqual(holds);
});

test("what was written with one offset is asked with another", () => {
  expect(isWithin(periodText({ from: NINE }), "2026-11-23T01:59:59Z")).toBe(false);
  expect(isWithin(periodText({ from: NINE }), "2026-11-23T02:00:00Z")).toBe(true);
});

test("is one word that no space parts", () => {
  expect(periodText({ from: NINE })).toBe("2026-11-23T09:00:00+07:00/..");
});
