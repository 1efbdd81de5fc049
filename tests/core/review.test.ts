import { describe, expect, test } from "vitest";
import { dayIn } from "#core/day.ts";
import { isOverdue, lastReviewed, reviewDue } from "#core/review.ts";
import { aHistory, aPublication, aRecord, on } from "../histories.ts";

const published = aPublication("1.0", on("01-01"));
const front = (last: string, everyDays = 90) => ({ review: { everyDays, last } });

describe("the review of a text", () => {
  test("is due so many days after the day in its front matter", () => {
    expect(reviewDue(front("2026-01-31"), aHistory(published), "UTC")).toBe("2026-05-01");
    expect(reviewDue(front("2028-02-28", 1), aHistory(published), "UTC")).toBe("2028-02-29");
  });

  test("is put off by a review record, and by no other record", () => {
    const history = aHistory(
      published,
      aRecord("review", "1.0", on("03-05")),
      aRecord("approve", "1.0", on("04-01")),
    );
    expect(lastReviewed(front("2026-01-31"), history, "UTC")).toBe("2026-03-05");
    expect(reviewDue(front("2026-01-31", 10), history, "UTC")).toBe("2026-03-15");
  });

  test("counts from a later day in the front matter than the last record's", () => {
    const history = aHistory(published, aRecord("review", "1.0", on("03-05")));
    expect(reviewDue(front("2026-04-01", 10), history, "UTC")).toBe("2026-04-11");
  });

  test("counts the day of the record where the team is", () => {
    const history = aHistory(published, aRecord("review", "1.0", on("03-05", "20:00")));
    expect(reviewDue(front("2026-01-01", 10), history, "Asia/Ho_Chi_Minh")).toBe("2026-03-16");
    expect(reviewDue(front("2026-01-01", 10), history, "America/New_York")).toBe("2026-03-15");
  });

  test("is never due without a plan", () => {
    expect(reviewDue({}, aHistory(published, aRecord("review", "1.0", on("03-05"))), "UTC")).toBeUndefined();
  });

  test.each([
    [on("05-01", "23:59"), "UTC", false],
    [on("05-02", "00:00"), "UTC", true],
    [on("05-01", "17:00"), "Asia/Ho_Chi_Minh", true],
    [on("05-02", "03:59"), "America/New_York", false],
  ])("due on 1 May, it is overdue at %s in %s: %s", (now, zone, expected) => {
    expect(isOverdue("2026-05-01", now, zone)).toBe(expected);
  });

  test("a day is the zone's own", () => {
    expect(dayIn(on("12-31", "18:30"), "Asia/Kolkata")).toBe("2027-01-01");
  });
});
