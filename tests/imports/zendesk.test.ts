import { expect, test } from "vitest";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { plainGround } from "./plain-ground.ts";

const MACRO = {
  id: 7,
  title: "Delivery::Late",
  actions: [{ field: "comment_value", value: "{{dc.late_delivery}} Thank you." }],
};
const ITEM = {
  name: "late delivery",
  placeholder: "{{dc.late_delivery}}",
  variants: [{ locale: "en", content: "Your order is late." }],
};

const read = (files: object) =>
  IMPORT_FORMATS.zendesk?.read(
    new Map(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])),
    plainGround("en"),
  );

test("a macro whose words stand in dynamic content is refused without it, never taken with its name for words", () => {
  expect(read({ "macros.json": { macros: [MACRO] } })).toMatchObject({
    made: [],
    refused: [{ reason: expect.stringContaining('the dynamic content "late_delivery": give both files') }],
  });
});

test("with both files it says what its dynamic content says", () => {
  const file = read({ "macros.json": { macros: [MACRO] }, "items.json": { items: [ITEM] } });
  expect(file).toMatchObject({ refused: [], made: [{ texts: [{ locale: "en" }] }] });
  expect(JSON.stringify(file)).toContain("Your order is late. Thank you.");
});
