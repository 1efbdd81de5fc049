import { describe, expect, test } from "vitest";
import type { AdvisoryFacts, EventFacts, Kind } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import { occasionsOf } from "#core/occasion.ts";
import type { PublishedEntry } from "#core/published.ts";
import { aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

const FACTS: AdvisoryFacts = {
  countries: ["IN"],
  regions: [],
  everywhere: false,
  severity: "caution",
  from: on("01-10"),
  scope: { answers: [], products: [], channels: [], teams: [] },
  effect: "note",
};

function anEntry(
  kind: Kind,
  history: History,
  fronts: Readonly<Record<string, { advisory?: Partial<AdvisoryFacts>; event?: EventFacts }>>,
): PublishedEntry {
  const versions = Object.entries(fronts).map(([version, { advisory, event }]) => [
    version,
    { version, front: { ...(advisory && { advisory: { ...FACTS, ...advisory } }), event }, texts: {} },
  ]);
  return { kind, id: "storm", history, versions: Object.fromEntries(versions) };
}

const said = (entry: PublishedEntry, at = on("01-31")) =>
  occasionsOf(entry, at, { regions: new Map() }).map(
    ({ turn, version, from, until, sequence, isCancelled }) =>
      `${turn}: ${version} ${from.slice(5, 10)}–${until?.slice(5, 10) ?? ""} seq ${sequence}${isCancelled ? " off" : ""}`,
  );

const UNTIL_20 = { advisory: { until: on("01-20") } };
const SHOW = { event: { from: on("01-10"), until: on("01-11") } };

describe("when an advisory applies", () => {
  test.each<[string, PublishedEntry, string[]]>([
    [
      "without an end",
      anEntry("advisories", [aPublication("1.0", on("01-05"))], { "1.0": { advisory: {} } }),
      ["1: 1.0 01-10– seq 0"],
    ],
    [
      "with an update: one time, told by the newest",
      anEntry("advisories", [aPublication("1.0", on("01-05")), aPublication("1.1", on("01-12"))], {
        "1.0": { advisory: {} },
        "1.1": UNTIL_20,
      }),
      ["1: 1.1 01-10–01-20 seq 1"],
    ],
    [
      "withdrawn and back again: two times",
      anEntry(
        "advisories",
        [
          aPublication("1.0", on("01-05")),
          aWithdrawal("1.0", on("01-12")),
          aRecord("restore", "1.0", on("01-15")),
        ],
        { "1.0": UNTIL_20 },
      ),
      ["1: 1.0 01-10–01-12 seq 2", "2: 1.0 01-15–01-20 seq 2"],
    ],
    [
      "withdrawn before it began: called off",
      anEntry("advisories", [aPublication("1.0", on("01-05")), aWithdrawal("1.0", on("01-06"))], {
        "1.0": UNTIL_20,
      }),
      ["1: 1.0 01-10–01-20 seq 1 off"],
    ],
    [
      "published when it was over: never",
      anEntry("advisories", [aPublication("1.0", on("01-21"))], { "1.0": UNTIL_20 }),
      [],
    ],
  ])("%s", (_, entry, times) => expect(said(entry)).toEqual(times));
});

describe("when an event takes place", () => {
  test("as the version in effect says, not one that waits", () => {
    const history = [
      aPublication("1.0", on("01-05")),
      aPublication("2.0", on("01-06"), { effective: on("01-09") }),
    ];
    const moved = { event: { from: on("01-17") } };
    const entry = anEntry("products", history, { "1.0": SHOW, "2.0": moved });
    expect(said(entry, on("01-07"))).toEqual(["1: 1.0 01-10–01-11 seq 1"]);
    expect(said(entry, on("01-09"))).toEqual(["1: 2.0 01-17– seq 1"]);
  });

  test.each([
    ["before it began: called off", on("01-06"), ["1: 1.0 01-10–01-11 seq 1 off"]],
    ["after it began: it took place", on("01-12"), ["1: 1.0 01-10–01-11 seq 1"]],
  ])("withdrawn %s", (_, at, times) => {
    const history = [aPublication("1.0", on("01-05")), aWithdrawal("1.0", at)];
    expect(said(anEntry("products", history, { "1.0": SHOW }))).toEqual(times);
  });

  test("never, for a product that is no event, and for an answer", () => {
    const history = [aPublication("1.0", on("01-05"))];
    expect(said(anEntry("products", history, { "1.0": {} }))).toEqual([]);
    expect(said(anEntry("answers", history, { "1.0": {} }))).toEqual([]);
  });
});
