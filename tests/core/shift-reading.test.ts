import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "#core/instant.ts";
import { DRILLS } from "#core/lesson.ts";
import { OWN_MARKS } from "#core/progress.ts";
import type { ShiftFile } from "#core/shift.ts";
import { shiftFrom } from "#core/shift-reading.ts";

const CARD = {
  due: "2026-11-24T00:00:00Z",
  last: "2026-11-21T00:00:00Z",
  stability: 2.3065,
  difficulty: 2.1181,
  asked: 1,
  lapses: 0,
};
const DONE = "2026-11-20T09:30:00Z";
const LESSON = {
  shape: "c100 w:late/first",
  begun: "2026-11-20T09:00:00+07:00",
  done: DONE,
  tasks: { "0": { at: DONE, right: 1, asked: 1 }, "1": { at: DONE, right: 0, asked: 0, own: "partly" } },
  learned: { "late-delivery": "3.1" },
} as const;

function aFile(parts: object = {}): ShiftFile {
  return {
    format: "replybook-shift",
    version: 2,
    made: "2026-11-21T14:00:00Z",
    agent: "AB",
    device: "0a0a0a0a",
    zone: "Asia/Ho_Chi_Minh",
    day: "2026-11-21",
    tally: { "2026-11-21": 43 },
    uses: { "2026-11-21": { "late-delivery@3.1/vi/zalo~": 2 } },
    receipts: { "answers/refund@2.0": DONE },
    unanswered: [{ text: "Chó có vào được không?", at: DONE, locale: "vi", channel: "zalo", country: "VN" }],
    parked: [
      { advisory: "storm", answer: "late-delivery", at: DONE, reference: "late-delivery@3.1/vi/zalo" },
    ],
    training: { "tickets/first-case": LESSON },
    drills: { "2026-11-21": { find: { right: 7, asked: 10 } } },
    cards: { "find:late-delivery": CARD },
    ...parts,
  };
}

const read = (parts: object) => shiftFrom(JSON.stringify(aFile(parts)));

test("an end-of-shift file is read as it was written", () => {
  expect(shiftFrom(`${JSON.stringify(aFile(), undefined, 2)}\n`)).toEqual({ file: aFile() });
});

test("a file of the format before is read; its lessons are done, without what was learned in them", () => {
  const { drills: _, cards: __, ...before } = aFile({ version: 1, training: { "first-week/copy": DONE } });
  expect(shiftFrom(JSON.stringify(before))).toEqual({
    file: aFile({
      training: { "first-week/copy": { shape: "", begun: DONE, done: DONE, tasks: {}, learned: {} } },
      drills: {},
      cards: {},
    }),
  });
});

describe("a file is left out for one reason:", () => {
  const lesson = (parts: object) => ({ training: { "tickets/first-case": { ...LESSON, ...parts } } });
  const result = (parts: object) => lesson({ tasks: { "0": { at: DONE, right: 1, asked: 1, ...parts } } });
  test.each([
    [
      "a reference that is none",
      { uses: { "2026-01-07": { "late delivery": 1 } } },
      "uses.2026-01-07.late delivery",
    ],
    ["a day that is none", { tally: { "2026-02-30": 1 } }, "tally.2026-02-30"],
    ["fewer than no cases", { tally: { "2026-01-07": -4 } }, "tally.2026-01-07"],
    ["initials that are too long", { agent: "ABCDE" }, "agent"],
    ["initials that speak to a terminal", { agent: "\u001b[2J" }, "agent"],
    ["an unknown time zone", { zone: "Middle-earth/Shire" }, "zone"],
    [
      "a topic as long as a letter",
      { unanswered: [{ text: "x".repeat(301), at: DONE }] },
      "unanswered.0.text",
    ],
    ["a lesson without a path", { training: { copy: LESSON } }, "training.copy"],
    ["a lesson of the format before", { training: { "tickets/copy": DONE } }, "training.tickets/copy"],
    ["a lesson without a beginning", lesson({ begun: undefined }), "training.tickets/first-case.begun"],
    ["a task without a number", lesson({ tasks: { one: {} } }), "training.tickets/first-case.tasks.one"],
    ["more right than was asked", result({ right: 2 }), "training.tickets/first-case.tasks.0.right"],
    ["an unknown judgement", result({ own: "superb" }), "training.tickets/first-case.tasks.0.own"],
    [
      "half an answer that was learned",
      lesson({ learned: { late: "3" } }),
      "training.tickets/first-case.learned.late",
    ],
    [
      "an unknown drill",
      { drills: { "2026-11-21": { guess: { right: 1, asked: 1 } } } },
      "drills.2026-11-21.guess",
    ],
    ["a card of no question", { cards: { late: CARD } }, "cards.late"],
    ["a card without an end", { cards: { "find:late": { ...CARD, due: [] } } }, "cards.find:late.due"],
    [
      "a card that is too hard",
      { cards: { "find:late": { ...CARD, difficulty: 11 } } },
      "cards.find:late.difficulty",
    ],
    ["no cards at all", { cards: undefined }, "cards"],
  ])("%s", (_, parts, place) => {
    expect(read(parts)).toEqual({ fault: { type: "damaged", place } });
  });

  test.each([
    ["a field of nobody", { customer: "Linh" }, "customer"],
    ["a mark of a parked case", { parked: [{ advisory: "a", answer: "b", at: DONE, mark: "7" }] }, "mark"],
    ["a lesson that holds what was written", lesson({ reply: "Hi Linh" }), "reply"],
    ["a name that speaks to a terminal", { "\u001b[2J": 1 }, "�[2J"],
  ])("%s", (_, parts, name) => {
    expect(read(parts)).toEqual({ fault: { type: "extra", name } });
  });

  test.each([
    ["text", "not JSON"],
    ["a list", "[]"],
    ["nothing", ""],
    ["a file cut short", JSON.stringify(aFile()).slice(0, -2)],
    ["a great depth", "[".repeat(500_000)],
    ["another program's file", '{"name": "replybook"}'],
  ])("%s", (_, text) => {
    expect(shiftFrom(text)).toEqual({ fault: { type: "foreign" } });
  });

  test.each([
    ["a format to come", 3, "3"],
    ["a format that is no number", { deep: [] }, "?"],
    ["a format as long as a letter", "9".repeat(90), `${"9".repeat(59)}…`],
  ])("%s", (_, version, shown) => {
    expect(read({ version })).toEqual({ fault: { type: "version", version: shown } });
  });
});

describe("reading", () => {
  const at = fc.integer({ min: 0, max: 4e12 }).map(instantOf);
  const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
  const day = at.map((instant) => instant.slice(0, 10));
  const score = fc.nat(9).chain((asked) => fc.record({ right: fc.nat(asked), asked: fc.constant(asked) }));
  const result = fc
    .tuple(score, fc.record({ at, own: fc.constantFrom(...OWN_MARKS) }, { requiredKeys: ["at"] }))
    .map(([one, two]) => ({ ...one, ...two }));
  const lesson = fc.record(
    {
      shape: fc.constantFrom("", "c10", "p:find5 t"),
      begun: at,
      done: at,
      tasks: fc.dictionary(fc.nat(40).map(String), result),
      learned: fc.dictionary(id, fc.constantFrom("1.0", "3.10")),
    },
    { requiredKeys: ["shape", "begun", "tasks", "learned"] },
  );
  const parts = fc.record({
    made: at,
    training: fc.dictionary(
      fc.tuple(id, id).map(([path, own]) => `${path}/${own}`),
      lesson,
    ),
    drills: fc.dictionary(day, fc.dictionary(fc.constantFrom(...DRILLS), score)),
    cards: fc.dictionary(
      id.map((name) => `find:${name}`),
      fc.record({
        due: at,
        last: at,
        stability: fc.double({ min: 0.01, max: 365, noNaN: true }),
        difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
        asked: fc.nat(99),
        lapses: fc.nat(9),
      }),
    ),
  });

  test("gives back whatever progress a file can hold", () => {
    fc.assert(
      fc.property(parts, (some) => {
        const text = JSON.stringify(aFile(some));
        expect(shiftFrom(text)).toEqual({ file: JSON.parse(text) });
      }),
      { numRuns: 60 },
    );
  });

  test("never throws, whatever is damaged, and says what is wrong in a short line", () => {
    const whole = JSON.stringify(aFile());
    const damage = fc.record({
      from: fc.nat(whole.length),
      length: fc.nat(40),
      put: fc.oneof(fc.string({ maxLength: 12 }), fc.json({ maxDepth: 2 })),
    });
    fc.assert(
      fc.property(damage, ({ from, length, put }) => {
        const reading = shiftFrom(whole.slice(0, from) + put + whole.slice(from + length));
        if ("file" in reading) return;
        expect(JSON.stringify(reading.fault).length).toBeLessThan(400);
      }),
      { numRuns: 300 },
    );
  });

  test("never throws on any JSON that says it is such a file", () => {
    const any = fc.tuple(fc.constantFrom(1, 2), fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue());
    fc.assert(
      fc.property(any, ([version, extra, training]) => {
        const text = JSON.stringify({ ...aFile({ version }), training, ...extra });
        const reading = shiftFrom(text);
        if ("file" in reading) expect(Object.keys(reading.file)).toContain("cards");
      }),
      { numRuns: 100 },
    );
  });
});
