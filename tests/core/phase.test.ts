import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type History, inEffect } from "#core/history.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { type Phase, phaseSettledAt, phasesFrom, phasesOf } from "#core/phase.ts";
import type { Span } from "#core/span.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { aHistory, aPublication, aWithdrawal, on } from "../histories.ts";

/** A phase as `1.0 on 02-01`; the first part is its beginning. */
function told({ name, version, from }: Phase): string {
  return `${from?.slice(5, 10) ?? "ever"}: ${version} ${name}`;
}

function phases(history: History, spans: Record<string, Span>): Phase[] {
  return phasesOf(stretchesFrom(history, on("01-01")), (version) => spans[version]);
}

const STORM = { from: on("02-01"), until: on("02-10") };

describe("what an advisory tells of", () => {
  test.each<[string, History, Record<string, Span>, string[]]>([
    [
      "is to come, goes on and is over",
      aHistory(aPublication("1.0", on("01-20"))),
      { "1.0": STORM },
      ["ever: 1.0 coming", "02-01: 1.0 on", "02-10: 1.0 over"],
    ],
    [
      "goes on only once a version is in effect",
      aHistory(aPublication("1.0", on("02-05"))),
      { "1.0": STORM },
      ["ever: 1.0 coming", "02-05: 1.0 on", "02-10: 1.0 over"],
    ],
    [
      "goes on longer when a version says so",
      aHistory(aPublication("1.0", on("01-20")), aPublication("2.0", on("02-05"))),
      { "1.0": STORM, "2.0": { ...STORM, until: on("02-15") } },
      ["ever: 1.0 coming", "02-01: 1.0 on", "02-05: 2.0 on", "02-15: 2.0 over"],
    ],
    [
      "comes back when a version prolongs it after its end",
      aHistory(aPublication("1.0", on("01-20")), aPublication("2.0", on("02-12"))),
      { "1.0": STORM, "2.0": { ...STORM, until: on("02-15") } },
      ["ever: 1.0 coming", "02-01: 1.0 on", "02-10: 1.0 over", "02-12: 2.0 on", "02-15: 2.0 over"],
    ],
    [
      "never ends by itself when it names no end",
      aHistory(aPublication("1.0", on("01-20"))),
      { "1.0": { from: STORM.from } },
      ["ever: 1.0 coming", "02-01: 1.0 on"],
    ],
    [
      "is over while it is withdrawn",
      aHistory(aPublication("1.0", on("01-20")), aWithdrawal("1.0", on("02-03"))),
      { "1.0": STORM },
      ["ever: 1.0 coming", "02-01: 1.0 on", "02-03: 1.0 over"],
    ],
    [
      "always goes on without a span",
      aHistory(aPublication("1.0", on("01-20"))),
      {},
      ["ever: 1.0 coming", "01-20: 1.0 on"],
    ],
  ])("%s", (_, history, spans, expected) => {
    expect(phases(history, spans).map(told)).toEqual(expected);
  });
});

describe("at any moment", () => {
  const day = fc
    .integer({ min: 0, max: 80 })
    .map((days) => instantOf(millisOf(on("01-02")) + days * 86_400_000));
  const span = fc
    .tuple(day, fc.option(day, { nil: undefined }))
    .map(([from, until]) => ({ from, ...(until && isBefore(from, until) && { until }) }));

  test("exactly one phase holds, and it goes on just when a version is in effect within its span", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, span), { minLength: 1, maxLength: 4 }),
        day,
        fc.boolean(),
        (versions, at, gone) => {
          const rising = versions.toSorted(([a], [b]) => millisOf(a) - millisOf(b));
          const history = aHistory(
            ...rising.map(([effective], index) => aPublication(`${index + 1}.0`, on("01-01"), { effective })),
            ...(gone ? [aWithdrawal("1.0", on("02-20"))] : []),
          );
          const spans = Object.fromEntries(rising.map(([, of], index) => [`${index + 1}.0`, of]));
          const all = phasesOf(stretchesFrom(history, on("01-01", "00:00")), (version) => spans[version]);
          const holding = all.filter((phase) => isWithin(phase, at));
          expect(holding).toHaveLength(1);
          const version = inEffect(history, at)?.version;
          const own = version === undefined ? undefined : spans[version];
          expect(holding[0]?.name === "on").toBe(own !== undefined && isWithin(own, at));
          expect(phasesFrom(all, at)[0]).toMatchObject({ name: holding[0]?.name });
          expect(phaseSettledAt(all, at)).toBe(holding[0]?.from);
        },
      ),
    );
  });
});

function isWithin({ from, until }: { from?: Instant; until?: Instant }, at: Instant): boolean {
  return !(from && isBefore(at, from)) && (until === undefined || isBefore(at, until));
}
