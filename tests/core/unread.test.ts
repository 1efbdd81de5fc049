import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  awaitsReceipt,
  type ChangeFacts,
  firstSince,
  isUnread,
  nextTurn,
  type Reader,
  sinceAfter,
} from "#core/unread.ts";
import { on, shifted } from "../histories.ts";

const NOW = on("03-20");

function aChange(parts: Partial<ChangeFacts> = {}): ChangeFacts {
  const version = parts.version ?? "2.0";
  return {
    key: `answers/late@${version}`,
    type: "published",
    kind: "answers",
    id: "late",
    version,
    at: on("03-18"),
    isSmall: false,
    caughtUp: [],
    acknowledge: false,
    ...parts,
  };
}

function aReader(parts: Partial<Reader> = {}): Reader {
  return { locale: "en", since: on("03-13"), seen: () => undefined, read: {}, receipts: {}, ...parts };
}

const seen = (version: string) => ({ seen: () => version });

describe("a change is news to an agent", () => {
  test.each<[string, Partial<ChangeFacts>, Partial<Reader>, boolean]>([
    ["when it took effect since they began", {}, {}, true],
    ["not before its time", { at: on("03-20", "09:01") }, {}, false],
    ["from its minute on", { at: NOW }, {}, true],
    ["not when it is older than what their device counts", { at: on("03-12") }, {}, false],
    ["not when they used or read its version", {}, seen("2.0"), false],
    ["not when they used a later one", {}, seen("10.0"), false],
    ["when they know only the one before", { version: "3.10" }, seen("3.9"), true],
    ["not when it is small", { isSmall: true }, {}, false],
    [
      "when it is small and their language caught up",
      { isSmall: true, caughtUp: ["vi"] },
      { locale: "vi" },
      true,
    ],
    ["not when another language caught up", { isSmall: true, caughtUp: ["vi"] }, {}, false],
    ["when it is for their team", { teams: ["social"] }, { team: "social" }, true],
    ["not when it is for another team", { teams: ["desk"] }, { team: "social" }, false],
    ["when it is for every team", {}, { team: "social" }, true],
    ["when they have chosen no team", { teams: ["desk"] }, {}, true],
    ["also a withdrawal, whatever version they used", { type: "withdrawn", key: "w" }, seen("2.0"), true],
    ["until they have read the withdrawal", { type: "withdrawn", key: "w" }, { read: { w: NOW } }, false],
  ])("%s", (_, change, reader, expected) => {
    expect(isUnread(aChange(change), aReader(reader), NOW)).toBe(expected);
  });
});

describe("a change that asks for an acknowledgement", () => {
  const asking = aChange({ acknowledge: true });

  test("waits for one until it has it, however much it was read", () => {
    expect(awaitsReceipt(asking, aReader(seen("3.0")), NOW)).toBe(true);
    expect(awaitsReceipt(asking, aReader({ receipts: { [asking.key]: NOW } }), NOW)).toBe(false);
  });

  test("does not wait before its time, or for another team", () => {
    expect(awaitsReceipt({ ...asking, at: on("03-21") }, aReader(), NOW)).toBe(false);
    expect(awaitsReceipt({ ...asking, teams: ["desk"] }, aReader({ team: "social" }), NOW)).toBe(false);
  });
});

describe("what a device looks through again", () => {
  test("begins a week before its first day", () => {
    expect(firstSince(NOW)).toBe(on("03-13"));
  });

  test.each<[string, ChangeFacts[], Partial<Reader>, string]>([
    ["reaches back 30 days when nothing waits", [], { since: on("01-01") }, on("02-18")],
    ["reaches back to what is unread", [aChange({ at: on("02-01") })], { since: on("01-01") }, on("02-01")],
    [
      "reaches back to what is to be acknowledged",
      [aChange({ at: on("02-01"), acknowledge: true })],
      { since: on("01-01"), ...seen("2.0") },
      on("02-01"),
    ],
    ["never reaches further back than before", [], {}, on("03-13")],
  ])("%s", (_, changes, reader, since) => {
    expect(sinceAfter(changes, aReader(reader), NOW)).toBe(since);
  });

  test("never loses what is unread", () => {
    const days = fc.integer({ min: -90 * 86_400, max: 86_400 });
    const change = fc.record({
      seconds: days,
      version: fc.constantFrom("1.0", "2.0", "3.0"),
      isSmall: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), days, (made, since) => {
        const changes = made.map(({ seconds, ...parts }) => aChange({ ...parts, at: shifted(NOW, seconds) }));
        const reader = aReader({ since: shifted(NOW, since), ...seen("1.5") });
        const later = { ...reader, since: sinceAfter(changes, reader, NOW) };
        const unread = (by: Reader) => changes.filter((one) => isUnread(one, by, NOW));
        expect(unread(later)).toEqual(unread(reader));
      }),
      { numRuns: 60 },
    );
  });
});

test("the next turn is the nearest of those to come", () => {
  const changes = [on("03-25"), on("03-19"), on("03-22"), NOW].map((at) => ({ at }));
  expect(nextTurn(changes, NOW)).toBe(on("03-22"));
  expect(nextTurn(changes, on("03-25"))).toBeUndefined();
});
