import { afterEach, beforeEach, expect, test } from "vitest";
import { aDrillAnswer, aDrillChange, aDrillWorld, aTerm } from "../drills.ts";
import { on } from "../histories.ts";
import { aDevice, type Device, leaveDevice } from "./device.ts";

let device: Device;
let run: typeof import("#browser/drill-run.ts");
let repetition: typeof import("#browser/repetition.ts");

afterEach(leaveDevice);

beforeEach(async () => {
  device = aDevice();
  run = await import("#browser/drill-run.ts");
  repetition = await import("#browser/repetition.ts");
});

/** 2.0 holds until April, then 3.0 until May, when the answer is withdrawn. */
const changing = aDrillAnswer("late", [
  aTerm({ version: "2.0", change: aDrillChange(), until: on("04-01") }),
  aTerm({
    version: "3.0",
    from: on("04-01"),
    until: on("05-01"),
    change: aDrillChange({ from: "2.0", to: "3.0" }),
  }),
]);
const world = {
  ...aDrillWorld({ answers: [changing] }),
  channels: [],
  countryNames: new Map<string, string>(),
};
const aRun = (keys: readonly string[]) => {
  const source = { ...world, sourceLocale: "en", timeZone: "UTC" };
  const scope = { products: [], tags: [], answers: [] };
  return new run.DrillRun(source, { keys, count: 5, seed: "s", scope }, on("03-15"));
};

test("a question whose answer changed meanwhile is asked anew; one whose answer was withdrawn is not", () => {
  const round = aRun(["a-or-b:late@2.0"]);
  expect([round.total, round.renewed(on("03-16"))]).toEqual([1, "same"]);
  expect([round.renewed(on("04-02")), round.item?.key]).toEqual(["turned", "a-or-b:late@3.0"]);
  expect([round.renewed(on("05-02")), round.item]).toEqual(["gone", undefined]);
  expect(round.score).toEqual({ right: 0, asked: 0 });
});

test("what is answered is kept as a card and counted on the shift day; a full device only says so", () => {
  const round = aRun(["find:late", "a-or-b:late@2.0", "a-or-b:late@3.0"]);
  round.answer("right", on("03-15"));
  expect(round.isKept).toBe(true);
  expect(repetition.keptDrills()).toEqual({ "2026-03-15": { "a-or-b": { right: 1, asked: 1 } } });
  device.fail("full");
  round.answer("wrong", on("03-15"));
  expect([round.isKept, round.score, round.missed.map(({ key }) => key)]).toEqual([
    false,
    { right: 1, asked: 2 },
    ["a-or-b:late@3.0"],
  ]);
  expect(Object.keys(repetition.keptCards())).toEqual(["a-or-b:late@2.0", "a-or-b:late@3.0"]);
});
