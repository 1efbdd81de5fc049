import { describe, expect, test } from "vitest";
import type { AdvisoryFacts } from "#core/entry.ts";
import { endOf, forcesOf, isInForce, touches, windowsOf } from "#core/in-force.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { aChannel, aForce, aPublication, aWithdrawal, on } from "../histories.ts";

const FACTS: AdvisoryFacts = {
  countries: ["IN"],
  regions: ["asia"],
  everywhere: false,
  severity: "caution",
  from: on("01-10"),
  until: on("01-20"),
  scope: { answers: [], products: [], channels: [], teams: [] },
  effect: "note",
};
const REGIONS = new Map([["asia", ["VN", "IN"]]]);

function anAdvisory(
  history: PublishedEntry["history"],
  facts: Readonly<Record<string, Partial<AdvisoryFacts>>>,
): PublishedEntry {
  const versions = Object.entries(facts).map(([version, own]) => [
    version,
    { version, front: { advisory: { ...FACTS, ...own } }, texts: { en: { title: `Storm ${version}` } } },
  ]);
  return {
    kind: "advisories",
    id: "storm",
    history,
    versions: Object.fromEntries(versions) as Record<string, PublishedVersion>,
  };
}

const spans = (entry: PublishedEntry) =>
  forcesOf(entry, REGIONS).map(
    ({ version, from, until }) => `${version} ${from.slice(5, 10)} ${until?.slice(5, 10) ?? ""}`,
  );

describe("when an advisory was in force", () => {
  test.each<[string, PublishedEntry, string[]]>([
    [
      "published before it begins: its own span",
      anAdvisory([aPublication("1.0", on("01-05"))], { "1.0": {} }),
      ["1.0 01-10 01-20"],
    ],
    [
      "published after it began: from then on",
      anAdvisory([aPublication("1.0", on("01-12"))], { "1.0": {} }),
      ["1.0 01-12 01-20"],
    ],
    [
      "with a later version: each in its time",
      anAdvisory([aPublication("1.0", on("01-05")), aPublication("2.0", on("01-15"))], {
        "1.0": {},
        "2.0": { until: on("01-25") },
      }),
      ["1.0 01-10 01-15", "2.0 01-15 01-25"],
    ],
    [
      "withdrawn: until then",
      anAdvisory([aPublication("1.0", on("01-05")), aWithdrawal("1.0", on("01-12"))], { "1.0": {} }),
      ["1.0 01-10 01-12"],
    ],
    ["published after it ended: never", anAdvisory([aPublication("1.0", on("01-21"))], { "1.0": {} }), []],
    [
      "without an end: open",
      anAdvisory([aPublication("1.0", on("01-05"))], { "1.0": { until: undefined as never } }),
      ["1.0 01-10 "],
    ],
  ])("%s", (_, entry, said) => expect(spans(entry)).toEqual(said));

  test("names its countries with those of its regions, each once", () => {
    const [force] = forcesOf(anAdvisory([aPublication("1.0", on("01-05"))], { "1.0": {} }), REGIONS);
    expect(force).toMatchObject({ countries: ["IN", "VN"], titles: { en: "Storm 1.0" }, effect: "note" });
  });

  test.each([
    [on("01-09"), false],
    [on("01-10"), true],
    [on("01-20"), false],
  ])("at %s: %s", (at, holds) => expect(isInForce(FACTS, at)).toBe(holds));

  test.each([
    [{}, true],
    [{ channels: ["public"] }, false],
    [{ channels: ["chat"] }, true],
    [{ answers: ["late-delivery"] }, true],
    [{ answers: ["other"] }, false],
    [{ products: ["store"] }, true],
  ])("with the scope %j it touches an answer on a private channel: %s", (scope, holds) => {
    const force = aForce({ scope: { ...FACTS.scope, ...scope } });
    expect(touches(force, "late-delivery", { products: ["store"] }, aChannel())).toBe(holds);
  });
});

describe("the windows of a history", () => {
  test("follow each other without gaps, a withdrawn time without a version", () => {
    const history = [
      aPublication("1.0", on("01-05")),
      aPublication("1.1", on("01-06")),
      aWithdrawal("1.1", on("01-07")),
      aPublication("2.0", on("01-08")),
    ];
    expect(windowsOf(history)).toEqual([
      { from: on("01-05"), until: on("01-06"), version: "1.0" },
      { from: on("01-06"), until: on("01-07"), version: "1.1" },
      { from: on("01-07"), until: on("01-08") },
      { from: on("01-08"), version: "2.0" },
    ]);
    expect(windowsOf([])).toEqual([]);
  });
});

describe("until when an advisory goes on doing the same", () => {
  const first = aForce({ effect: "hold", until: on("01-15") });
  test.each<[string, ReturnType<typeof aForce>[], string]>([
    ["its own end", [first], on("01-15")],
    [
      "the end of a version that follows at once",
      [first, aForce({ effect: "hold", from: on("01-15"), until: on("01-20") })],
      on("01-20"),
    ],
    [
      "its own end, where the next one only tells",
      [first, aForce({ from: on("01-15"), until: on("01-20") })],
      on("01-15"),
    ],
    [
      "its own end, where the next one is for others",
      [first, aForce({ effect: "hold", countries: ["IN"], from: on("01-15") })],
      on("01-15"),
    ],
    [
      "its own end, where the next one begins later",
      [first, aForce({ effect: "hold", from: on("01-16") })],
      on("01-15"),
    ],
  ])("is %s", (_, forces, end) => expect(endOf(first, forces)).toBe(end));

  test("is not known where the last version has no end", () => {
    expect(endOf(first, [first, aForce({ effect: "hold", from: on("01-15") })])).toBeUndefined();
  });
});
