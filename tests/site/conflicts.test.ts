import { expect, test } from "vitest";
import type { WatchedEntry } from "#core/concern.ts";
import type { EntryKey } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import { siteConflicts } from "#site/conflicts.ts";
import { aHistory, aPublication, aWithdrawal, on } from "../histories.ts";
import { aWatched } from "../watched.ts";

const WORKSPACE = { rules: {}, sourceLocale: "en" };
const first = aPublication("1.0", on("01-05"));
const second = aPublication("2.0", on("01-06"), { effective: on("03-01") });

/** An answer that has the phrases of each version, and no other text. */
function answer(id: string, phrases: Readonly<Record<string, string>>, ...more: History): WatchedEntry {
  const key: EntryKey = `answers/${id}`;
  const watched = aWatched(key, aHistory(first, ...more));
  return {
    ...watched,
    version: (version) => {
      const said = watched.version(version);
      const text = { title: key, phrases: [phrases[version] ?? ""], body: [] };
      return said && { ...said, texts: { en: text } };
    },
  };
}

const late = answer("late", { "1.0": "where is it" });
const told = (...entries: WatchedEntry[]) =>
  siteConflicts(entries, WORKSPACE, on("02-01")).map(({ conflict, until }) => [
    conflict.id,
    conflict.other,
    until,
  ]);

test.each([
  ["until another version says something else", ["where is it", "it is lost"], [second], on("03-01")],
  ["beyond a version that says the same", ["where is it", "where is it"], [second], undefined],
  ["until one is withdrawn", ["where is it"], [aWithdrawal("1.0", on("02-01"), on("04-01"))], on("04-01")],
] as const)("a pair of live answers is told %s", (_, [now, then = ""], more, until) => {
  const lost = answer("lost", { "1.0": now, "2.0": then }, ...more);
  expect(told(late, lost)).toEqual([["answers/late", "answers/lost", until]]);
});

test("what only a version to come claims is told by a later build", () => {
  expect(told(late, answer("lost", { "1.0": "it is lost", "2.0": "where is it" }, second))).toEqual([]);
});

test("a rule that the workspace switches off is not told of", () => {
  const rules = { "duplicate-phrase": "off" } as const;
  const lost = answer("lost", { "1.0": "where is it" });
  expect(siteConflicts([late, lost], { ...WORKSPACE, rules }, on("02-01"))).toEqual([]);
});
