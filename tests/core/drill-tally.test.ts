import { describe, expect, test } from "vitest";
import { drilledOn, drillTallyFrom, drillWeeks } from "#core/drill-tally.ts";

describe("how drills went", () => {
  test("is counted by drill and shift day, for 31 days", () => {
    const first = drilledOn({ "2026-10-20": { leak: { right: 1, asked: 1 } } }, "2026-11-20", "find", true);
    const second = drilledOn(first, "2026-11-20", "find", false);
    expect(second).toEqual({ "2026-11-20": { find: { right: 1, asked: 2 } } });
    expect(Object.keys(drilledOn(first, "2026-11-21", "a-or-b", true))).toEqual(["2026-11-20", "2026-11-21"]);
  });

  test.each([
    null,
    7,
    "x",
    [],
    { "2026-11-20": 1 },
    { today: { find: { right: 1, asked: 1 } } },
    { "2026-11-20": { find: { right: 2, asked: 1 } } },
    { "2026-11-20": { find: { right: 0.5, asked: 1 } } },
    { "2026-11-20": { find: { right: 0, asked: 0 } } },
    { "2026-11-20": { other: { right: 1, asked: 1 } } },
  ])("is nothing where %j was kept", (kept) => {
    expect(drillTallyFrom(kept)).toEqual({});
  });

  test("is shown by week, from Monday to Sunday, the running one last", () => {
    const tally = {
      "2026-11-15": { find: { right: 1, asked: 1 } },
      "2026-11-16": { find: { right: 1, asked: 2 } },
      "2026-11-22": { find: { right: 3, asked: 3 } },
    };
    const weeks = drillWeeks(tally, "2026-11-22", 2);
    expect(weeks.map(({ monday, scores }) => [monday, scores.find, scores.leak.asked])).toEqual([
      ["2026-11-09", { right: 1, asked: 1 }, 0],
      ["2026-11-16", { right: 4, asked: 5 }, 0],
    ]);
  });
});
