import { describe, expect, test } from "vitest";
import { foundParts, isWanted, listFacts } from "#core/list-facts.ts";

const COINS = { product: ["coins"], team: ["desk"], channel: ["public", "email"] };
const EVERY_TEAM = { product: ["coins", "tickets"], team: undefined, channel: ["private"] };
const NO_PRODUCT = { product: [], team: ["social"], channel: ["email"] };

const row = (id: string, words: typeof COINS | typeof EVERY_TEAM) => ({ id, words });
// "charged" has a row for now and one for next week, under another title.
const PARTS = [
  { name: "a", rows: [row("account", NO_PRODUCT), row("charged", COINS), row("coins", COINS)] },
  { name: "m", rows: [row("merch", NO_PRODUCT)] },
  { name: "t", rows: [row("ticket", EVERY_TEAM), row("charged", EVERY_TEAM)] },
];
const travelled = JSON.parse(JSON.stringify(listFacts(PARTS)));

describe("what fits of a long list", () => {
  test.each([
    ["nothing chosen", [], 5, { a: 3, m: 1, t: 2 }],
    [
      "a product; two rows of an answer count once",
      [{ name: "product", words: ["coins"] }],
      3,
      { a: 2, t: 2 },
    ],
    ["a team, which answers of every team fit, too", [{ name: "team", words: ["desk"] }], 3, { a: 2, t: 2 }],
    ["any word of an option", [{ name: "channel", words: ["private", "public"] }], 3, { a: 2, t: 2 }],
    [
      "two filters",
      [
        { name: "product", words: ["coins"] },
        { name: "channel", words: ["email"] },
      ],
      2,
      { a: 2 },
    ],
    ["what no row has", [{ name: "product", words: ["hats"] }], 0, {}],
  ])("%s", (_, wanted, count, rows) => {
    const found = foundParts(travelled, wanted);
    expect(found.count).toBe(count);
    expect(Object.fromEntries(found.parts.map((part) => [part.name, part.rows]))).toEqual(rows);
  });

  test("is the same by the facts as by the rows themselves", () => {
    const wanted = [{ name: "channel", words: ["email"] }];
    const rows = PARTS.map((part) => part.rows.filter(({ words }) => isWanted(words, wanted)).length);
    expect(foundParts(travelled, wanted).parts.map((part) => part.rows)).toEqual(rows.filter(Boolean));
  });

  test("is told by each set of words once", () => {
    expect(travelled.sets).toHaveLength(3);
  });
});
