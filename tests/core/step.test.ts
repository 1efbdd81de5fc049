import { describe, expect, test } from "vitest";
import type { History } from "#core/history.ts";
import { type Step, stepsOf } from "#core/step.ts";
import { aHistory, aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

/** A step in short: `02-01 1.0→2.0 small vi`. */
function told(step: Step): string {
  const day = step.at.slice(5, 10);
  if (step.type !== "published") return `${day} ${step.type}`;
  const from = step.before === undefined ? "" : `${step.before}→`;
  return [day, `${from}${step.record.version}`, step.isSmall && "small", ...step.caughtUp]
    .filter(Boolean)
    .join(" ");
}

describe("the steps readers may be told of", () => {
  test.each<[string, History, string[]]>([
    [
      "go from version to version",
      aHistory(aPublication("1.0", on("01-10")), aPublication("2.0", on("02-01"))),
      ["01-10 1.0", "02-01 1.0→2.0"],
    ],
    [
      "are at the effect, not when it was recorded",
      aHistory(aPublication("1.0", on("01-10"), { effective: on("01-20") })),
      ["01-20 1.0"],
    ],
    [
      "leave out what was called off, and compare with what stood",
      aHistory(
        aPublication("1.0", on("01-10")),
        aPublication("2.0", on("02-01"), { effective: on("03-01") }),
        aRecord("cancel", "2.0", on("02-02")),
        aPublication("3.0", on("02-03")),
      ),
      ["01-10 1.0", "02-03 1.0→3.0"],
    ],
    [
      "are small for a correction",
      aHistory(aPublication("1.0", on("01-10")), aPublication("1.1", on("02-01"))),
      ["01-10 1.0", "02-01 1.0→1.1 small"],
    ],
    [
      "name the language that caught up in a small one",
      aHistory(
        aPublication("1.0", on("01-10"), { texts: { en: "1.0", vi: "1.0" } }),
        aPublication("2.0", on("02-01"), { texts: { en: "2.0", vi: "1.0" } }),
        aPublication("2.1", on("02-05"), { texts: { en: "2.1", vi: "2.1" } }),
      ),
      ["01-10 1.0", "02-01 1.0→2.0", "02-05 2.0→2.1 small vi"],
    ],
    [
      "tell of a withdrawal and of its end",
      aHistory(
        aPublication("1.0", on("01-10")),
        aWithdrawal("1.0", on("02-01")),
        aRecord("restore", "1.0", on("02-03")),
      ),
      ["01-10 1.0", "02-01 withdrawn", "02-03 restored"],
    ],
    [
      "tell nothing of a withdrawal that was taken back before it began",
      aHistory(
        aPublication("1.0", on("01-10")),
        aWithdrawal("1.0", on("02-01"), on("02-10")),
        aRecord("restore", "1.0", on("02-03")),
        aRecord("review", "1.0", on("02-04")),
      ),
      ["01-10 1.0"],
    ],
  ])("%s", (_, history, expected) => {
    expect(stepsOf(history).map(told)).toEqual(expected);
  });
});
