import { expect, test } from "vitest";
import { nearTime } from "#core/near-time.ts";

const NOW = "2026-11-23T04:01:00Z";

test.each([
  ["2026-11-23T02:00:00Z", "today 09:00", "09:00 hôm nay"],
  ["2026-11-22T16:59:00Z", "yesterday 23:59", "23:59 hôm qua"],
  ["2026-11-24T00:00:00Z", "tomorrow 07:00", "07:00 ngày mai"],
  ["2026-11-20T08:02:00Z", "Fri 15:02", "15:02 thứ Sáu"],
  ["2026-11-16T08:02:00Z", "16 Nov, 15:02", "15:02 16/11"],
  ["2025-11-16T08:02:00Z", "16 Nov 2025, 15:02", "15:02 16/11/2025"],
])("%s is called %s, and %s", (at, english, vietnamese) => {
  expect(nearTime(at, NOW, "Asia/Ho_Chi_Minh", "en")).toBe(english);
  expect(nearTime(at, NOW, "Asia/Ho_Chi_Minh", "vi")).toBe(vietnamese);
});
