import { describe, expect, test } from "vitest";
import { type BoxFault, type FaultRules, markupFaults, replyFaults } from "#core/box-fault.ts";
import type { Channel } from "#core/channel.ts";
import type { Placeholder } from "#core/placeholder.ts";

const channel = (id: string, more: Partial<Channel> = {}): Channel => ({
  id,
  name: { en: id },
  public: false,
  spoken: false,
  count: "characters",
  lines: "many",
  format: "plain",
  sign: "^{{initials}}",
  ...more,
});
const channels = [
  channel("x-post", { public: true, limit: 280, count: "x" }),
  channel("app-store", { public: true, limit: 60 }),
  channel("messenger", { limit: 2000 }),
  channel("email", { sign: "Regards, {{initials}}" }),
];
const field = (name: string, more: Partial<Placeholder> = {}): Placeholder => ({
  name,
  label: { en: "Order number", vi: "Mã đơn" },
  type: "text",
  max: 20,
  required: true,
  example: "Mai",
  private: false,
  ...more,
});
const rules: FaultRules = {
  channels,
  placeholders: [
    field("customer_name", { label: { en: "Name" } }),
    field("order_number", { private: true }),
    field("address", { required: false }),
  ],
  fragments: { "refund-days": "5 to 10 working days" },
  neverSend: [{ never: "kindly", locale: "en", say: "please" }],
  allowed: [],
};

describe("faults of the words of a part", () => {
  test.each<[string, string, BoxFault[]]>([
    [
      "nothing",
      'Hi {{customer_name}}, **soon** in <Fragment id="refund-days"/>. 5 \\< 6, [a](https://b.example).',
      [],
    ],
    [
      "a slip in a field",
      "{{order_numbr}}",
      [{ kind: "field", name: "order_numbr", nearest: "order_number" }],
    ],
    [
      "a field as people type it",
      "{{Customer Name}}",
      [{ kind: "field", name: "Customer Name", nearest: "customer_name" }],
    ],
    ["a lone brace", "a {b} c", [{ kind: "brace", words: "{b} c" }]],
    ["a tag", "a <b>bold</b>", [{ kind: "tag", words: "<b>bold</b>" }]],
    [
      "unknown shared wording",
      '<Fragment id="refund-day"/>',
      [{ kind: "fragment", name: "refund-day", nearest: "refund-days" }],
    ],
    [
      "marks that are not ended",
      "a **b\n\nc [d](https://e",
      [
        { kind: "unclosed", words: "**b" },
        { kind: "unclosed", words: "[d](https://e" },
      ],
    ],
    ["what reads as code", "Hi.\n\nimport your list", [{ kind: "code", words: "import your list" }]],
  ])("%s", (_, words, expected) => {
    expect(markupFaults(words, rules)).toEqual(expected);
  });

  test("wording that is never sent, and private data in public", () => {
    const [post, , messenger] = channels;
    const judge = (served: (Channel | undefined)[], words: string, approved = "") =>
      replyFaults(words, { locale: "en", served: served.flatMap((one) => one ?? []), approved }, rules);
    const words = "Kindly send us your order number. Your order is {{order_number}}.";
    expect(judge([post], words)).toEqual([
      { kind: "never", words: "Kindly", say: "please" },
      { kind: "asks", names: ["order_number"] },
      { kind: "shows", names: ["order_number"] },
    ]);
    expect(judge([messenger], words).map(({ kind }) => kind)).toEqual(["never"]);
    expect(judge([post], "Write to help@larkspan.example.")).toEqual([{ kind: "shows", names: ["email"] }]);
    expect(judge([post], "Write to help@larkspan.example.", "help@larkspan.example")).toEqual([]);
  });
});
