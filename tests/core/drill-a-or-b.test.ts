import { describe, expect, test } from "vitest";
import { aOrBItems, currentSide } from "#core/drill-a-or-b.ts";
import { type DrillAnswer, heldAnswers } from "#core/drill-ground.ts";
import { drawnItems, itemNow } from "#core/drill-round.ts";
import { aDrillAnswer, aDrillChange, aDrillWorld, aHeld, aTerm } from "../drills.ts";
import { on } from "../histories.ts";

/** 1.0 holds until 1 March; then 2.0, which changes it. */
const late: DrillAnswer = aDrillAnswer("late", [
  aTerm({ until: on("03-01") }),
  aTerm({ version: "2.0", from: on("03-01"), change: aDrillChange() }),
]);
const world = aDrillWorld({ answers: [late] });
const drawn = (at: string, seed = "s") =>
  drawnItems(world, { drill: "a-or-b", count: 5, seed, at, scope: { products: [], tags: [], answers: [] } });
const current = (at: string) => {
  const [item] = drawn(at);
  const [held] = heldAnswers(world, at);
  return item?.drill === "a-or-b" && held ? currentSide(item, held) : undefined;
};

describe("which wording is current", () => {
  test.each([
    ["2026-02-28T23:59:59Z", "was"],
    ["2026-03-01T09:00:00Z", "now"],
  ])("at %s is the one that was and the one that is: %s", (at, side) => {
    expect(current(at)).toBe(side);
  });

  test("is one question, before a version takes over and after", () => {
    expect([on("02-01"), on("04-01")].map((at) => drawn(at).map(({ key }) => key))).toEqual([
      ["a-or-b:late@2.0"],
      ["a-or-b:late@2.0"],
    ]);
  });

  test("is not asked of a version that another one follows: the question becomes the one of the change between them", () => {
    const third = aTerm({
      version: "3.0",
      from: on("04-01"),
      change: aDrillChange({ from: "2.0", to: "3.0" }),
    });
    const [first, second] = late.terms;
    if (!first || !second) throw new Error("late has two terms");
    const terms = [first, { ...second, until: on("04-01") }, third];
    const changing = aDrillWorld({ answers: [{ ...late, terms }] });
    const before = on("03-15");
    const keys = aOrBItems(heldAnswers(changing, before), heldAnswers(changing, before), "s").map(
      ({ key }) => key,
    );
    expect(keys).toEqual(["a-or-b:late@2.0", "a-or-b:late@3.0"]);
    const [item] = aOrBItems(heldAnswers(changing, before), heldAnswers(changing, before), "s");
    expect(item && itemNow(changing, item, "s", on("04-01"))?.key).toBe("a-or-b:late@3.0");
  });

  test("is asked in either order, by the seed alone", () => {
    const orders = Array.from({ length: 20 }, (_, seed) => {
      const [item] = drawn(on("03-02"), String(seed));
      return item?.drill === "a-or-b" ? item.order.join() : "";
    });
    expect(new Set(orders)).toEqual(new Set(["was,now", "now,was"]));
  });

  test("of a withdrawn answer is asked no more", () => {
    const ended = { ...late, terms: [aTerm({ version: "2.0", change: aDrillChange(), until: on("03-01") })] };
    const item = aOrBItems(
      heldAnswers({ answers: [ended] }, on("02-01")),
      heldAnswers({ answers: [ended] }, on("02-01")),
      "s",
    )[0];
    expect(item && itemNow(aDrillWorld({ answers: [ended] }), item, "s", on("03-02"))).toBeUndefined();
  });
});

describe("why it changed", () => {
  const asked = (...whys: string[]) => {
    const held = whys.map((why, index) =>
      aHeld(`a${index}`, { change: aDrillChange({ note: { what: "W.", why, do: "D." } }) }),
    );
    return aOrBItems(held, held, "s")[0]?.whys;
  };

  test("is asked where there are three different reasons", () => {
    expect(asked("One.", "Two.", "Three.", "Four.")).toHaveLength(3);
    expect(asked("One.", "Two.", "Three.", "Four.")).toContain("One.");
    expect(asked("One.", "Two.", "Two.")).toEqual([]);
  });
});
