import { expect, test } from "vitest";
import { choicesLike } from "#core/choice.ts";

const CHOICES = [
  { code: "DE", name: "Germany", synonyms: ["deutschland", "Đức"] },
  { code: "FR", name: "France", synonyms: ["Pháp"] },
  { code: "merch-late", name: "Store order is late", synonyms: [] },
  { code: "refund-late", name: "Refund sent, money not there yet", synonyms: [] },
];

test.each([
  ["ger", ["DE"]],
  ["duc", ["DE"]],
  ["fr", ["FR"]],
  ["late", ["merch-late"]],
  ["order late", ["merch-late"]],
  ["money refund", ["refund-late"]],
  ["store refund", []],
  ["  ", ["DE", "FR", "merch-late", "refund-late"]],
])("“%s” means %j", (typed, expected) => {
  expect(choicesLike(CHOICES, typed).map(({ code }) => code)).toEqual(expected);
});
