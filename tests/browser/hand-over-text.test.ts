import { expect, test } from "vitest";
import { handOverText } from "#browser/hand-over-text.ts";
import type { ShiftState } from "#browser/shift-state.ts";
import { parkedEnd } from "#core/parked-end.ts";
import { shiftEn } from "#words/shift-en.ts";
import { aForce } from "../histories.ts";

const NOW = "2026-11-21T12:00:00Z";

const nothing: ShiftState = {
  now: NOW,
  agent: "",
  day: "2026-11-21",
  tally: { today: 0, days: 0, total: 0, average: 0 },
  uses: [],
  topics: [],
  freshTopics: [],
  parked: [],
  asking: [],
};
const written = (state: Partial<ShiftState>) =>
  handOverText({ ...nothing, ...state }, { words: shiftEn, locale: "en", timeZone: "UTC" });

test("a shift without anything says so, and whose it is not", () => {
  expect(written({}).split("\n\n")).toEqual([
    "Hand-over, Sat 21 Nov 2026 12:00 in UTC",
    "Cases: 0 today, 0 this month",
    "Replies used: none",
    "Missing answers: none",
    "Parked cases: none",
    "Still to acknowledge: nothing",
  ]);
});

test("only the most used references are told, and how many more there are", () => {
  const uses = Array.from({ length: 15 }, (_, index) => ({
    reference: `answer-${index}@1.0/en/chat`,
    uses: 15 - index,
    touched: index === 0 ? 2 : 0,
  }));
  const lines = written({ uses }).split("\n");
  expect(lines).toContain("Replies used: 120");
  expect(lines).toContain("- 15 × answer-0@1.0/en/chat (2 touched up)");
  expect(lines.filter((line) => line.includes("@1.0"))).toHaveLength(12);
  expect(lines).toContain("- 3 more in the file");
});

test.each([
  ["2026-11-22T06:00:00Z", "until 22 Nov, 06:00"],
  ["2026-11-21T06:00:00Z", "ended 21 Nov, 06:00. Answer what waited."],
  [undefined, "no end known yet"],
])("cases parked under an advisory that ends at %s wait %s", (until, said) => {
  const force = aForce({ effect: "hold", after: "Answer what waited.", ...(until && { until }) });
  const end = parkedEnd([force], NOW);
  const parked = { advisory: "storm", answer: "late", at: "2026-11-21T05:00:00Z" };
  const group = {
    advisory: "storm",
    title: "Storm",
    cases: [parked, { ...parked, mark: "T-7" }],
    ...(end && { end }),
  };
  expect(written({ parked: [group] })).toContain(`- Storm: 2 cases (T-7), ${said}`);
});

test("cases under an advisory that is gone are told all the same", () => {
  const cases = [{ advisory: "gone", answer: "late", at: "2026-11-21T05:00:00Z" }];
  expect(written({ parked: [{ advisory: "gone", title: "gone", cases }] })).toContain(
    "- gone: 1 case, the advisory is gone from this site",
  );
});
