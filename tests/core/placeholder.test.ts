import { describe, expect, test } from "vitest";
import { amountIn, faultOf, filledText, isPlaceholderName, type Placeholder } from "#core/placeholder.ts";

function aField(parts: Partial<Placeholder> = {}): Placeholder {
  const label = { en: "customer name" };
  return {
    name: "customer_name",
    label,
    type: "text",
    max: 40,
    required: true,
    example: "Linh",
    private: false,
    ...parts,
  };
}

describe("an amount as people type it", () => {
  test.each([
    ["10", 10],
    ["10 €", 10],
    ["€10.50", 10.5],
    ["10,5", 10.5],
    ["1,200.50 €", 1200.5],
    ["1.200,50", 1200.5],
    ["1 200,50", 1200.5],
    ["1.234.567", 1234567],
    ["500.000đ", 500000],
    ["US$1,200", 1200],
    [",50", 0.5],
    ["ten", Number.NaN],
    ["", Number.NaN],
    ["٥٠", Number.NaN],
  ])("%j is %d", (text, expected) => {
    expect(amountIn(text)).toBe(expected);
  });
});

describe("what a field becomes", () => {
  const fallback = { en: "there", vi: "bạn" };
  test.each([
    ["typed words", "Linh", aField({ fallback }), "vi", "Linh"],
    ["words without the spaces around them", "  Linh ", aField(), "vi", "Linh"],
    ["composed letters", "Ngo\u0323c", aField(), "vi", "Ng\u1ecdc"],
    ["the fallback of the language", "", aField({ fallback }), "vi", "bạn"],
    ["the fallback where only spaces were typed", "  ", aField({ fallback }), "en", "there"],
    ["nothing yet when it is required", undefined, aField(), "en", undefined],
    ["nothing yet when the fallback is for other languages", "", aField({ fallback }), "de", undefined],
    ["an empty text when it is not required", "", aField({ required: false }), "en", ""],
  ] as const)("%s", (_, typed, field, locale, expected) => {
    expect(filledText(field, typed, locale)).toBe(expected);
  });

  test("the frozen fallback of a version wins over today's", () => {
    expect(filledText(aField({ fallback }), "", "vi", { vi: "anh chị" })).toBe("anh chị");
    expect(filledText(aField({ fallback }), "", "vi", {})).toBeUndefined();
  });
});

describe("what cannot be sent", () => {
  const order = aField({ max: 10, pattern: "[A-Z]-\\d+|none" });
  const credit = aField({ type: "amount", atMost: 10 });
  const size = aField({ type: "choice", options: ["S", "M", "Lớn"] });
  test.each([
    ["a code of the right form", order, "A-10023", undefined],
    ["a code with spaces around it", order, " A-1 ", undefined],
    ["the other alternative of a pattern", order, "none", undefined],
    ["a code that only begins right", order, "A-1x", "pattern"],
    ["a code that only ends right", order, "xnone", "pattern"],
    ["too many characters", order, "A-123456789", "too-long"],
    ["as many characters as there may be, decomposed", aField({ max: 4 }), "Ngo\u0323c", undefined],
    ["emoji beyond the Basic plane, counted once each", aField({ max: 2 }), "😀😀", undefined],
    ["one of the options", size, "M", undefined],
    ["one of the options, decomposed", size, "Lo\u031b\u0301n", undefined],
    ["none of the options", size, "XL", "option"],
    ["an amount at the limit", credit, "10.00 €", undefined],
    ["an amount above the limit", credit, "10,01 €", "too-much"],
    ["a range above the limit", credit, "5-20 €", "too-much"],
    ["an amount that holds no number we can compare", credit, "twenty", "too-much"],
    ["digits of another script", credit, "٥٠", "too-much"],
  ] as const)("%s", (_, field, typed, expected) => {
    expect(faultOf(field, typed)).toBe(expected);
  });
});

test.each([
  ["customer_name", true],
  ["a1", true],
  ["1a", false],
  ["_a", false],
  ["Name", false],
  ["a-b", false],
  ["", false],
])("whether %j may stand in braces: %s", (name, expected) => {
  expect(isPlaceholderName(name)).toBe(expected);
});
