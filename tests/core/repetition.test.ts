import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { millisOf } from "#core/millis.ts";
import {
  cardsFrom,
  dueKeys,
  type Grade,
  MOST_CARDS,
  type RepetitionCard,
  reviewed,
  withReview,
} from "#core/repetition.ts";
import { on } from "../histories.ts";

const DAY = 86_400_000;
const days = ({ due, last }: RepetitionCard) => (millisOf(due) - millisOf(last)) / DAY;

/** The days until a question comes back, each time it was answered on the day it was due. */
function ways(...grades: Grade[]): number[] {
  let card: RepetitionCard | undefined;
  return grades.map((grade) => {
    card = reviewed(card, grade, card?.due ?? on("01-05"));
    return days(card);
  });
}

describe("a question comes back", () => {
  // The figures are those of FSRS with its published weights, whole days and without chance.
  test.each<[Grade[], number[]]>([
    [["wrong"], [1]],
    [["slow"], [2]],
    [["right"], [3]],
    [
      ["right", "right", "right"],
      [3, 14, 57],
    ],
    [
      ["right", "wrong", "right"],
      [3, 1, 3],
    ],
  ])("%j", (grades, expected) => {
    expect(ways(...grades)).toEqual(expected);
  });

  test("never on the same day, never after more than half a year, sooner the worse it went", () => {
    const grade = fc.constantFrom<Grade>("wrong", "slow", "right");
    fc.assert(
      fc.property(fc.array(grade, { maxLength: 12 }), (grades) => {
        const [wrong = 0, slow = 0, right = 0] = (["wrong", "slow", "right"] as const).map((last) =>
          ways(...grades, last).at(-1),
        );
        expect(wrong).toBeGreaterThanOrEqual(1);
        // Grades are kept apart by a day each, also where all have come to the longest time.
        expect(right).toBeLessThanOrEqual(182);
        expect(wrong <= slow && slow <= right).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what a device keeps", () => {
  const card = reviewed(undefined, "right", on("01-05"));

  test("is due from its instant on, what has waited longest first", () => {
    const cards = {
      "find:b": { ...card, due: on("01-08") },
      "find:a": { ...card, due: on("01-07") },
      "find:c": { ...card, due: on("01-09", "09:01") },
    };
    expect(dueKeys(cards, on("01-09"))).toEqual(["find:a", "find:b"]);
  });

  test("is bounded: what is due last goes first", () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_CARDS }, (_, n) => [`find:a${n}`, { ...card, due: on("06-01") }]),
    );
    const cards = withReview(
      { ...many, "find:far": { ...card, due: on("12-01") } },
      "find:new",
      "wrong",
      on("01-05"),
    );
    expect(Object.keys(cards)).toHaveLength(MOST_CARDS);
    expect([cards["find:far"], cards["find:new"]?.asked]).toEqual([undefined, 1]);
  });

  test("is read leniently: what is no card is left out", () => {
    const sound = { "a-or-b:late@2.0": card, "hold-or-send:late/VN": card, "leak:late/reply": card };
    const foreign = {
      "quiz:late": card,
      "find:Late": card,
      "find:x": { ...card, due: "soon" },
      "find:y": { ...card, stability: 0 },
      "find:z": null,
    };
    expect(cardsFrom({ ...sound, ...foreign })).toEqual(sound);
    for (const kept of [null, 7, "x", []]) expect(cardsFrom(kept)).toEqual({});
  });

  test("goes on as if it had never been away", () => {
    const again = cardsFrom(JSON.parse(JSON.stringify({ "find:a": card })))["find:a"];
    expect(reviewed(again, "right", card.due)).toEqual(reviewed(card, "right", card.due));
  });
});
