import { expect, test } from "vitest";
import { localTimes } from "#core/local-time.ts";

const SUNDAY = "2026-11-22T20:30:00Z";

test.each([
  [["Asia/Ho_Chi_Minh"], "vi", ["thứ Hai 03:30 Giờ Đông Dương"]],
  [["Asia/Kolkata"], "en", ["Mon 02:00 India Standard Time"]],
  [
    ["America/Boise", "America/Denver", "America/Phoenix", "America/New_York", "Pacific/Honolulu"],
    "en",
    ["Sun 10:30 Hawaii-Aleutian Standard Time", "Sun 13:30 Mountain Time", "Sun 15:30 Eastern Time"],
  ],
  [[], "en", []],
])("clocks in %s show in %s", (zones, locale, expected) => {
  const said = localTimes(zones, SUNDAY, locale).map(
    ({ weekday, time, name }) => `${weekday} ${time} ${name}`,
  );
  expect(said).toEqual(expected);
});

test("where clocks were put forward, an hour is missed", () => {
  expect(localTimes(["Europe/Berlin"], "2026-03-29T00:59:00Z", "en")[0]?.time).toBe("01:59");
  expect(localTimes(["Europe/Berlin"], "2026-03-29T01:00:00Z", "en")[0]?.time).toBe("03:00");
});
