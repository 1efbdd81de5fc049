import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageLevel } from "#core/age.ts";
import { clockError } from "#core/clock-error.ts";
import type { EntryKey } from "#core/entry.ts";
import { compareRecorded, entriesBetween, historyDigest, MOST_NEWEST, type Now, nowFrom } from "#core/now.ts";
import { aPublication, on, shifted } from "../histories.ts";

/** What a build says of entries whose history is named by a number: a higher one was recorded later. */
function aBuild(records: Readonly<Record<string, number>>): Now {
  const newest = Object.entries(records).map(([id, at]) => ({
    key: `answers/${id}` as EntryKey,
    digest: `${id}-${at}`,
    at: shifted(on("03-01"), at),
  }));
  const build = JSON.stringify(records);
  return {
    build,
    everything: build,
    changes: build,
    advisories: "",
    newest: newest.sort(compareRecorded).slice(0, MOST_NEWEST),
    forces: [],
  };
}

describe("what a build says to open pages", () => {
  test("names the entries that were published since, of however many there are", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: MOST_NEWEST }),
        (times, changed) => {
          const known = Object.fromEntries(times.map((at, index) => [`a${index}`, at]));
          const entries = Object.entries(known).slice(0, changed);
          const later = entries.map(([id], index) => [id, 2000 + index] as const);
          const between = entriesBetween(aBuild(known), aBuild({ ...known, ...Object.fromEntries(later) }));
          expect(between.toSorted()).toEqual(entries.map(([id]) => `answers/${id}`).toSorted());
        },
      ),
      { numRuns: 100 },
    );
  });

  test("names nothing between equal builds, and a site that was set back differs as well", () => {
    const [old, fresh] = [aBuild({ a: 1, b: 2 }), aBuild({ a: 1, b: 3 })];
    expect(entriesBetween(old, old)).toEqual([]);
    expect(entriesBetween(fresh, old)).toEqual(["answers/b"]);
  });

  test("has another digest for an entry with another record", () => {
    const history = [aPublication("1.0", on("03-01"))];
    expect(historyDigest(history)).toBe(historyDigest(structuredClone(history)));
    expect(historyDigest([...history, aPublication("1.1", on("03-02"))])).not.toBe(historyDigest(history));
  });

  test.each([[undefined], ["<html>"], [{ build: "x" }], [[]]])("is not taken from %j", (answer) => {
    expect(nowFrom(answer)).toBeUndefined();
  });
});

describe("a device's clock", () => {
  const served = Date.parse(on("03-01"));
  const error = (ahead: number, trip = 200, headers = {}) =>
    clockError({
      date: new Date(served).toUTCString(),
      age: null,
      sent: served + 500 + ahead - trip / 2,
      received: served + 500 + ahead + trip / 2,
      ...headers,
    });

  test.each([
    ["two minutes ahead are right", 120_000, 0],
    ["twenty minutes behind are wrong", -1_200_000, -1_200_000],
    ["three minutes ahead are wrong", 180_000, 180_000],
  ])("%s", (_, ahead, expected) => {
    expect(error(ahead)).toBe(expected);
  });

  test("is not judged over a slow line, by a cache's answer or by none", () => {
    expect(error(150_000, 90_000)).toBe(0);
    expect(error(1_200_000, 200, { age: "600" })).toBeUndefined();
    expect(error(1_200_000, 200, { date: null })).toBeUndefined();
  });
});

test.each([
  [4, undefined],
  [5, "quiet"],
  [60, "amber"],
  [24 * 60, "red"],
])("a page that could not ask for %i minutes is %s", (minutes, level) => {
  expect(ageLevel(minutes * 60_000)).toBe(level);
});
