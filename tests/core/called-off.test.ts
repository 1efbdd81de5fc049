import { describe, expect, test } from "vitest";
import { calledOffIn } from "#core/called-off.ts";
import type { History } from "#core/history.ts";
import { aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

const inShort = (history: History) =>
  calledOffIn(history).map(
    ({ type, version, at, ended }) => `${type} ${version} for ${at.slice(5, 10)}, off ${ended.slice(5, 10)}`,
  );

describe("what was called off", () => {
  test.each<[string, History, string[]]>([
    ["nothing", [aPublication("1.0", on("01-05"))], []],
    [
      "a version that waited",
      [
        aPublication("1.0", on("01-05")),
        aPublication("2.0", on("01-06"), { effective: on("01-20") }),
        aRecord("cancel", "2.0", on("01-08")),
      ],
      ["published 2.0 for 01-20, off 01-08"],
    ],
    [
      "a withdrawal that waited",
      [
        aPublication("1.0", on("01-05")),
        aWithdrawal("1.0", on("01-06"), on("01-20")),
        aRecord("restore", "1.0", on("01-08")),
      ],
      ["withdrawn 1.0 for 01-20, off 01-08"],
    ],
    [
      "no withdrawal that had begun",
      [
        aPublication("1.0", on("01-05")),
        aWithdrawal("1.0", on("01-06")),
        aRecord("restore", "1.0", on("01-08")),
        aRecord("restore", "1.0", on("01-09")),
      ],
      [],
    ],
  ])("%s", (_, history, said) => expect(inShort(history)).toEqual(said));

  test("keeps the note it was announced with", () => {
    const history = [
      aPublication("1.0", on("01-05"), { effective: on("01-20") }),
      aRecord("cancel", "1.0", on("01-08")),
    ];
    expect(calledOffIn(history)[0]?.note.en?.what).toBe("What 1.0 says.");
  });
});
