import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInForce } from "#core/in-force.ts";
import { forcesIn, type Outlook, outlooksFrom, outlooksJoined, turnBy } from "#core/outlook.ts";
import { aForce, on, shifted } from "../histories.ts";

const NOW = on("01-15");

const named = ({ from, until, on: held, coming }: Outlook) => [
  from,
  until,
  held.map(({ id }) => id),
  coming.map(({ id }) => id),
];

describe("what some advisories come to", () => {
  const note = aForce({ id: "note", from: on("01-10") });
  const hold = aForce({ id: "hold", effect: "hold", from: on("01-20"), until: on("01-22") });
  const past = aForce({ id: "past", from: on("01-01"), until: on("01-05") });

  test("changes at each turn to come, with the strongest first", () => {
    expect(outlooksFrom([note, hold, past], NOW).map(named)).toEqual([
      [undefined, on("01-20"), ["note"], ["hold"]],
      [on("01-20"), on("01-22"), ["hold", "note"], []],
      [on("01-22"), undefined, ["note"], []],
    ]);
  });

  test("is one open time where nothing turns any more", () => {
    expect(outlooksFrom([], NOW).map(named)).toEqual([[undefined, undefined, [], []]]);
    expect(outlooksFrom([past], NOW).map(named)).toEqual([[undefined, undefined, [], []]]);
  });

  test("joins neighbours of which a list says the same", () => {
    const second = aForce({ id: "second", from: on("01-21"), until: on("01-22") });
    const joined = outlooksJoined(outlooksFrom([hold, second], NOW), (outlook) => `${outlook.on[0]?.effect}`);
    expect(joined.map(({ from, until }) => [from, until])).toEqual([
      [undefined, on("01-20")],
      [on("01-20"), on("01-22")],
      [on("01-22"), undefined],
    ]);
  });

  test("agrees with each advisory at any instant, without gaps", () => {
    const force = fc.record({
      start: fc.integer({ min: -50, max: 50 }),
      length: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    fc.assert(
      fc.property(fc.array(force, { maxLength: 6 }), fc.integer({ min: 0, max: 120 }), (parts, later) => {
        const forces = parts.map(({ start, length }, index) =>
          aForce({
            id: `f${index}`,
            from: shifted(NOW, start),
            ...(length !== null && { until: shifted(NOW, start + length) }),
          }),
        );
        const at = shifted(NOW, later);
        const holding = outlooksFrom(forces, NOW).filter(({ from, until }) =>
          isInForce({ from: from ?? NOW, ...(until && { until }) }, at),
        );
        expect(holding).toHaveLength(1);
        const expected = forces.filter((one) => isInForce(one, at)).map(({ id }) => id);
        expect(holding[0]?.on.map(({ id }) => id).sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});

test("a country is spoken for by name, in a region that was spelled out, and everywhere", () => {
  const forces = [
    aForce({ id: "here", countries: ["VN", "TH"] }),
    aForce({ id: "all", everywhere: true, countries: [] }),
    aForce({ id: "there", countries: ["IN"] }),
  ];
  expect(forcesIn(forces, "VN").map(({ id }) => id)).toEqual(["here", "all"]);
});

test.each([
  [on("01-09"), undefined],
  [on("01-10"), on("01-10")],
  [on("01-19"), on("01-10")],
  [on("01-23"), on("01-22")],
])("at %s the last turn was %s", (at, turn) => {
  expect(turnBy([aForce({ from: on("01-10"), until: on("01-22") })], at)).toBe(turn);
});
