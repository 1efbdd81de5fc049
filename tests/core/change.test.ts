import { describe, expect, test } from "vitest";
import { changeKey, changesIn, changesOf, isTold } from "#core/change.ts";
import type { History } from "#core/history.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

function anAnswer(history: History, parts: Partial<PublishedEntry> = {}): PublishedEntry {
  const version = (name: string) => ({
    version: name,
    front: { products: ["store"] },
    texts: { en: { title: `Late ${name}` } },
  });
  const names = [...new Set(history.map((record) => record.version))];
  const versions = Object.fromEntries(names.map((name) => [name, version(name)])) as unknown as Record<
    string,
    PublishedVersion
  >;
  return { kind: "answers", id: "late", history, versions, ...parts };
}

describe("the changes of an entry", () => {
  test("are its versions, withdrawals and returns by rising instant, each with the one before", () => {
    const history = [
      aPublication("1.0", on("01-05")),
      aPublication("2.0", on("01-06"), { effective: on("01-09"), acknowledge: true }),
      aPublication("2.1", on("01-10")),
      aWithdrawal("2.1", on("01-12")),
      aRecord("restore", "2.1", on("01-13")),
    ];
    const told = changesOf(anAnswer(history)).map(
      ({ type, version, before, at, isSmall, asksAcknowledgement }) =>
        [
          type,
          `${before ?? ""}→${version}`,
          at.slice(5, 10),
          isSmall ? "small" : "",
          asksAcknowledgement ? "acknowledge" : "",
        ]
          .join(" ")
          .trim(),
    );
    expect(told).toEqual([
      "published →1.0 01-05",
      "published 1.0→2.0 01-09  acknowledge",
      "published 2.0→2.1 01-10 small",
      "withdrawn →2.1 01-12",
      "restored →2.1 01-13",
    ]);
  });

  test("never begin before they were recorded", () => {
    const [change] = changesOf(
      anAnswer([aPublication("1.0", on("01-05", "10:20"), { effective: on("01-05") })]),
    );
    expect(change).toMatchObject({ at: on("01-05", "10:20"), meant: on("01-05") });
  });

  test("have keys of their own, also where a version is withdrawn twice", () => {
    const history = [
      aPublication("1.0", on("01-05")),
      aWithdrawal("1.0", on("01-06")),
      aRecord("restore", "1.0", on("01-07")),
      aWithdrawal("1.0", on("01-08")),
    ];
    const keys = changesOf(anAnswer(history)).map(changeKey);
    expect(keys[0]).toBe("answers/late@1.0");
    expect(new Set(keys).size).toBe(4);
  });

  test("carry the title, the products and the note as they read today", () => {
    const correction = {
      ...aRecord("approve", "1.0", on("01-07")),
      record: "correct-note" as const,
      note: { en: { what: "Rightly.", why: "Because.", do: "Use it." } },
    };
    const [change] = changesOf(anAnswer([aPublication("1.0", on("01-05")), correction]));
    expect(change).toMatchObject({
      titles: { en: "Late 1.0" },
      products: ["store"],
      note: { en: { what: "Rightly." } },
    });
  });
});

describe("the changes of many entries", () => {
  test("stand in one order, and fragments tell nothing of their own", () => {
    const history = (day: string) => [aPublication("1.0", on(day))];
    const entries = [
      anAnswer(history("01-07"), { id: "b" }),
      anAnswer(history("01-06"), { id: "a", kind: "fragments" }),
      anAnswer(history("01-05"), { id: "c" }),
    ];
    expect(changesIn(entries).map(({ id }) => id)).toEqual(["c", "b"]);
  });
});

describe("a small change", () => {
  test.each([
    [false, [], true],
    [true, [], false],
    [true, ["vi"], true],
    [true, ["ja"], false],
  ])("small: %s, caught up: %j → told to readers of Vietnamese: %s", (isSmall, caughtUp, told) => {
    expect(isTold({ isSmall, caughtUp }, "vi")).toBe(told);
  });
});
