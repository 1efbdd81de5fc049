import { describe, expect, test } from "vitest";
import { filledByExample, leakItems } from "#core/drill-leak.ts";
import { aHeld } from "../drills.ts";
import { aField } from "../histories.ts";

const FIELDS = [
  aField("name", { example: "Mai" }),
  aField("address", { required: false, fallback: { en: "you" }, example: "sir" }),
  aField("order_number", { example: "LS-20418833", pattern: "LS-[0-9]{8}", private: true }),
  aField("amount", { example: "30 EUR", private: true }),
];

describe("a text with its fields filled", () => {
  test.each<[string, string | undefined, string[]]>([
    ["Hi {{name}}, we look into it.", "Hi Mai, we look into it.", []],
    ["Thank {{address}}.", "Thank you.", []],
    ["Your order {{order_number}} is here.", "Your order LS-20418833 is here.", ["LS-20418833"]],
    ["You get {{amount}} back, {{name}}.", "You get 30 EUR back, Mai.", ["30 EUR"]],
    ["Please send us your order number.", "Please send us your order number.", ["order number"]],
    [
      "Please message us privately with your order number.",
      "Please message us privately with your order number.",
      [],
    ],
    ["Write to mai@example.com.", "Write to mai@example.com.", ["mai@example.com"]],
    ["Hi {{who}}.", undefined, []],
  ])("%s", (template, text, private_) => {
    const filled = filledByExample(template, FIELDS, "en");
    expect(filled?.text).toBe(text);
    expect(filled?.finds.map(({ start, end }) => filled.text.slice(start, end)) ?? []).toEqual(private_);
  });
});

describe("the texts of a drill", () => {
  const texts = (parts: Parameters<typeof aHeld>[1]) =>
    leakItems([aHeld("late", parts)], FIELDS, "s").map(({ kind, text, finds }) => [kind, text, finds.length]);

  test("are sure: what is fine holds nothing private, what is not shows what", () => {
    const open = "Hi {{name}}, please message us privately.";
    const closed = "Hi {{name}}, order {{order_number}} is late.";
    expect(texts({ open, closed })).toEqual([
      ["private", "Hi Mai, order LS-20418833 is late.", 1],
      ["reply", "Hi Mai, please message us privately.", 0],
      ["customer", "where is my package, order number LS-20418833", 1],
      ["comment", "where is my package", 0],
    ]);
  });

  test.each([
    ["a public reply that asks for something private", { open: "Please send us your order number." }],
    ["a private reply with nothing private in it", { closed: "Hi {{name}}." }],
    [
      "a text with a field that nobody knows",
      { open: "Hi {{who}}.", closed: "Hi {{who}}, {{order_number}}." },
    ],
  ])("leave out %s", (_, parts) => {
    expect(texts({ ...parts, phrases: [] })).toEqual([]);
  });

  test("leave out customers whose own words give something away: nobody called that fine", () => {
    expect(texts({ phrases: ["my order LS-11111111 is late"] })).toEqual([]);
  });
});
