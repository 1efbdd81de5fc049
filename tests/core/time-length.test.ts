import { expect, test } from "vitest";
import { lengthInWords } from "#core/time-length.ts";

const MINUTE = 60_000;

test.each([
  [0, "1 minute", "1 phút"],
  [3, "3 minutes", "3 phút"],
  [20, "20 minutes", "20 phút"],
  [119, "119 minutes", "119 phút"],
  [926, "15 hours", "15 giờ"],
  [3 * 1440, "3 days", "3 ngày"],
])("%i minutes are said as %s, %s", (minutes, en, vi) => {
  expect(lengthInWords(minutes * MINUTE, "en")).toBe(en);
  expect(lengthInWords(minutes * MINUTE, "vi")).toBe(vi);
});
