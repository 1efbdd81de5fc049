import { describe, expect, test } from "vitest";
import { changesOf } from "#core/change.ts";
import { changeLists, listedChange } from "#core/listed-change.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { aPublication, aWithdrawal, on } from "../histories.ts";

function anAnswer(history: PublishedEntry["history"]): PublishedEntry {
  const versions = history.map(({ version }) => {
    const published = { version, front: { products: ["store"] }, texts: { en: { title: "Late" } } };
    return [version, published as unknown as PublishedVersion] as const;
  });
  return { kind: "answers", id: "late", history, versions: Object.fromEntries(versions) };
}

/** So many versions, a day apart. */
const many = (count: number) =>
  changesOf(
    anAnswer(
      Array.from({ length: count }, (_, index) => aPublication(`${index + 1}.0`, on(`01-${10 + index}`))),
    ),
  );

test("a change in short says what it is, and of a withdrawal nothing it does not say", () => {
  const [first, end] = changesOf(
    anAnswer([aPublication("1.0", on("01-05")), aWithdrawal("1.0", on("01-06"))]),
  );
  expect(first && listedChange(first)).toEqual({
    key: "answers/late@1.0",
    type: "published",
    kind: "answers",
    id: "late",
    version: "1.0",
    at: on("01-05"),
    recorded: on("01-05"),
    titles: { en: "Late" },
    what: { en: "What 1.0 says." },
    isSmall: false,
    caughtUp: [],
    isEmergency: false,
    acknowledge: false,
    products: ["store"],
  });
  expect(end && listedChange(end)).toMatchObject({ type: "withdrawn", what: {} });
});

describe("the list of all changes", () => {
  const versions = (list: { changes: readonly { version: string }[] }) =>
    list.changes.map(({ version }) => version).join(" ");

  test.each([
    [0, "", undefined, []],
    [3, "3.0 2.0 1.0", undefined, []],
    [4, "4.0 3.0", 1, ["2.0 1.0"]],
    [5, "5.0 4.0 3.0", 1, ["2.0 1.0"]],
    [6, "6.0 5.0", 2, ["2.0 1.0", "4.0 3.0"]],
  ])("of %d in parts of two", (count, newest, older, parts) => {
    const lists = changeLists(many(count), 2);
    expect(versions(lists.newest)).toBe(newest);
    expect(lists.newest.older).toBe(older);
    expect(lists.older.map(versions)).toEqual(parts);
    expect(lists.older.map((list) => list.older)).toEqual(parts.map((_, index) => index || undefined));
  });
});
