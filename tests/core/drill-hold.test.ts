import { describe, expect, test } from "vitest";
import { holdItems } from "#core/drill-hold.ts";
import { missOf, verdictOn } from "#core/drill-verdict.ts";
import type { Force } from "#core/in-force.ts";
import { aDrillWorld, aHeld } from "../drills.ts";
import { aForce, aReplyOf, on } from "../histories.ts";

const AT = on("01-20");
const { channels, regions, countries } = aDrillWorld();
const late = aHeld("late");
const named = { answers: ["late"], products: [], channels: [], teams: [] };
const aHold = (parts: Partial<Force> = {}) => aForce({ effect: "hold", use: "wait", scope: named, ...parts });
const line = { en: [aReplyOf("It is slower.", 'channel="public"'), aReplyOf("It is slower.")] };

describe("what is done with a reply", () => {
  test.each<[string, Force[], string | undefined]>([
    ["nothing in force", [], "send"],
    ["a note", [aForce({ scope: named })], "send"],
    ["a hold", [aHold()], "hold"],
    ["a replacement", [aForce({ effect: "replace", use: "wait", scope: named })], "instead"],
    ["a line to add", [aForce({ effect: "append", scope: named, replies: line })], "add"],
    ["a line that is not written in this language", [aForce({ effect: "append", scope: named })], undefined],
    [
      "a hold over a line to add",
      [aForce({ effect: "append", scope: named, replies: line }), aHold()],
      "hold",
    ],
    ["a hold elsewhere", [aHold({ countries: ["TH"] })], "send"],
    ["a hold of other answers", [aHold({ scope: { ...named, answers: ["other"] } })], "send"],
    ["a hold that is over", [aHold({ until: on("01-19") })], "send"],
  ])("with %s", (_, forces, verdict) => {
    const judged = verdictOn(late, { country: "VN", channel: "chat" }, forces, channels, AT);
    expect(judged?.verdict).toBe(verdict);
  });
});

test.each<[Force, string | undefined]>([
  [aHold(), undefined],
  [aHold({ until: on("01-19") }), "over"],
  [aHold({ from: on("01-21") }), "to-come"],
  [aHold({ countries: ["TH"] }), "elsewhere"],
  [aHold({ scope: { ...named, answers: ["other"] } }), "other-answers"],
  [aHold({ use: "late" }), "other-answers"],
])("an advisory misses a case, as far as it does, for a reason", (force, miss) => {
  expect(missOf(force, late, { country: "VN", channel: "chat" }, AT)).toBe(miss);
});

describe("the cases of a drill", () => {
  const asked = [late, aHeld("lost"), aHeld("gift", { products: ["coins"] })];
  const cases = (...forces: Force[]) => holdItems(asked, { forces, regions, channels, countries }, "s", AT);

  test("are those that an advisory touches and those that it just misses, each once", () => {
    expect(
      cases(aHold())
        .map(({ key }) => key)
        .sort(),
    ).toEqual(["hold-or-send:late/TH", "hold-or-send:late/VN", "hold-or-send:lost/VN"]);
  });

  test("hold no case of which nobody could say what to do", () => {
    expect(cases(aForce({ effect: "append", scope: named })).map(({ key }) => key)).not.toContain(
      "hold-or-send:late/VN",
    );
  });

  test("forget an advisory after three weeks and know one a week before", () => {
    expect(cases(aHold({ from: on("01-02"), until: on("01-03") }))).not.toEqual([]);
    expect(cases(aHold({ from: "2025-12-02T09:00:00Z", until: "2025-12-29T09:00:00Z" }))).toEqual([]);
    expect(cases(aHold({ from: on("01-26") }))).not.toEqual([]);
    expect(cases(aHold({ from: on("01-28") }))).toEqual([]);
  });

  test("come on channels the answer has a reply for", () => {
    const open = [aHeld("late", { reaches: ["public"] })];
    const items = holdItems(open, { forces: [aHold()], regions, channels, countries }, "s", AT);
    expect(new Set(items.map(({ channel }) => channel))).toEqual(new Set(["comment"]));
  });
});
