import { describe, expect, test } from "vitest";
import { distanceInWords } from "#core/distance.ts";
import { exactTime, shortTime } from "#core/when.ts";
import { on, shifted } from "../histories.ts";

const NOW = on("11-18", "10:00");

describe("how far away something is", () => {
  test.each([
    [0, "now", "bây giờ"],
    [59, "now", "bây giờ"],
    [-59, "now", "bây giờ"],
    [60, "in 1 min.", "sau 1 phút nữa"],
    [-25 * 60, "25 min. ago", "25 phút trước"],
    [3599, "in 59 min.", "sau 59 phút nữa"],
    [-2 * 3600 - 1, "2 hr. ago", "2 giờ trước"],
    [23 * 3600 + 3599, "in 23 hr.", "sau 23 giờ nữa"],
    [-24 * 3600, "1 day ago", "1 ngày trước"],
    [12 * 86400, "in 12 days", "sau 12 ngày nữa"],
  ])("%d seconds from now: %s", (seconds, english, vietnamese) => {
    expect(distanceInWords(shifted(NOW, seconds), NOW, "en")).toBe(english);
    expect(distanceInWords(shifted(NOW, seconds), NOW, "vi")).toBe(vietnamese);
  });

  test("47 hours ago is not called yesterday, which it was not", () => {
    expect(distanceInWords(shifted(NOW, -47 * 3600), NOW, "en")).toBe("1 day ago");
  });
});

describe("a time in a list", () => {
  test.each([
    [on("11-16", "02:00"), "Asia/Ho_Chi_Minh", "en", "16 Nov, 09:00"],
    [on("11-16", "02:00"), "Asia/Ho_Chi_Minh", "vi", "09:00 16/11"],
    [on("11-15", "20:00"), "Asia/Kolkata", "en", "16 Nov, 01:30"],
    ["2027-01-01T00:00:00Z", "America/New_York", "en", "31 Dec, 19:00"],
    ["2025-11-16T02:00:00Z", "UTC", "en", "16 Nov 2025, 02:00"],
    ["2025-11-16T02:00:00Z", "UTC", "vi", "02:00 16/11/2025"],
  ])("%s in %s (%s) is %s", (instant, zone, locale, expected) => {
    expect(shortTime(instant, NOW, zone, locale)).toBe(expected);
  });

  test("is exact on hover, with its zone and in UTC", () => {
    expect(exactTime(on("11-16", "02:00"), "Asia/Ho_Chi_Minh", "en")).toBe(
      "Mon 16 Nov 2026 09:00 in Viet Nam · 02:00 UTC",
    );
  });
});
