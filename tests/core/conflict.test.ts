import { expect, test } from "vitest";
import type { Conflict } from "#core/conflict.ts";
import { statusOf } from "#core/status.ts";
import { on } from "../histories.ts";
import { aBase } from "../watched.ts";

const conflict = (share: number, parts: Partial<Conflict> = {}): Conflict => ({
  rule: "confusable-answers",
  id: "answers/late",
  owner: "store",
  other: "answers/lost",
  otherOwner: "team",
  share,
  phrases: [],
  ...parts,
});
const accepted = (id: Conflict["id"], rule = "confusable-answers") => ({
  id,
  owner: "team",
  rule,
  reason: "Both are asked alike.",
  until: "2026-02-10",
});

test("what is contested most stands first", () => {
  const conflicts = [0.4, 0.9, 0.5].map((share) => ({ conflict: conflict(share) }));
  const { conflicts: rows } = statusOf(aBase([], { conflicts }), on("02-01"));
  expect(rows.map(({ share }) => share)).toEqual([0.9, 0.5, 0.4]);
});

test.each([
  ["the one answer", accepted("answers/late"), 0],
  ["the other answer", accepted("answers/lost"), 0],
  ["a third answer", accepted("answers/other"), 1],
  ["another rule", accepted("answers/late", "duplicate-phrase"), 1],
])("accepted for %s, a pair waits until that day is over or not at all", (_, allowance, now) => {
  const base = aBase([], { conflicts: [{ conflict: conflict(0.5) }], atWork: { allowances: [allowance] } });
  expect(statusOf(base, on("02-10", "23:59")).conflicts).toHaveLength(now);
  expect(statusOf(base, on("02-11", "00:00")).conflicts).toHaveLength(1);
});

test("a pair holds as long as both are known to say so", () => {
  const base = aBase([], { conflicts: [{ conflict: conflict(0.5), until: on("02-10") }] });
  expect(statusOf(base, on("02-10", "08:59")).conflicts).toHaveLength(1);
  expect(statusOf(base, on("02-10")).conflicts).toEqual([]);
});
