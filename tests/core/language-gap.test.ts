import { describe, expect, test } from "vitest";
import { languageGap } from "#core/language-gap.ts";
import type { Placeholder } from "#core/placeholder.ts";

const field = (name: string, required: boolean): Placeholder => ({
  name,
  label: { en: name },
  type: "text",
  max: 20,
  required,
  example: "Mai",
  private: false,
});
const FIELDS = [field("customer_name", true), field("address", false)];

describe("what only one of two languages says", () => {
  const none: readonly string[] = [];
  test.each([
    [
      "the same numbers in other signs",
      "It costs 1,200.50 from 18 November",
      "Giá 1.200,50 từ 18 tháng 11",
      { numbers: [none, ["11"]] },
    ],
    [
      "another number",
      "After 12 working days, 3 to 5",
      "Quá 15 ngày, 3 đến 5",
      { numbers: [["12"], ["15"]] },
    ],
    ["list marks are no numbers", "1. a\n2. b", "- a\n- b", undefined],
    ["a form of address", "Hi {{customer_name}}", "Chào {{address}} {{customer_name}}", undefined],
    ["a lost field", "Hi {{customer_name}}", "Chào", { fields: [["customer_name"], none] }],
    ["no translation yet", "Hi 5", "", undefined],
  ])("%s", (_, source, translation, expected) => {
    const gap = languageGap(source, translation, FIELDS);
    const side = (one: { source: readonly string[]; translation: readonly string[] } | undefined) => [
      one?.source ?? none,
      one?.translation ?? none,
    ];
    if (!expected) expect(gap).toBeUndefined();
    else
      expect({ numbers: side(gap?.numbers), fields: side(gap?.fields) }).toEqual({
        numbers: [none, none],
        fields: [none, none],
        ...expected,
      });
  });
});
