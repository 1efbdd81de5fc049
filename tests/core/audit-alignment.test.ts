import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditAlignment, auditPair } from "#core/audit-alignment.ts";
import { fieldsIn } from "#core/plain-text.ts";
import { aField } from "../histories.ts";

const FIELDS = [
  aField("customer_name", { max: 30 }),
  aField("event_name", { max: 40 }),
  aField("refund_deadline", { max: 28, type: "date" }),
  aField("order_number", { max: 14 }),
  aField("address", { max: 4, options: ["bạn", "anh", "chị"], required: false }),
];

const filledIn = (approved: string, sent: string) =>
  auditAlignment(approved, sent, FIELDS).filled.map(({ name, value }) => `${name}: ${value}`);

describe("an approved text laid over a sent one", () => {
  test.each([
    ["Hi {{customer_name}}, we are sorry.", "Hi Linh, we are sorry.", ["customer_name: Linh"]],
    [
      "Hi {{customer_name}}, we are sorry.",
      "Hi Mary Ann O’Neil, we are sorry.",
      ["customer_name: Mary Ann O’Neil"],
    ],
    [
      "For {{event_name}} until {{refund_deadline}}. Send us the order number.",
      "For Lantern Nights until 9 Dec 2026, 16:30 (UTC+7). Send us the order number.",
      ["event_name: Lantern Nights", "refund_deadline: 9 Dec 2026, 16:30 (UTC+7)"],
    ],
    [
      "Dạ chào {{address}} {{customer_name}}, đổi lịch là chuyện ai cũng gặp.",
      "Dạ chào chị Linh, đổi lịch là chuyện ai cũng gặp.",
      ["address: chị", "customer_name: Linh"],
    ],
    [
      "Hello {{customer_name}}. Bye {{customer_name}}.",
      "Hello Linh. Bye Linh.",
      ["customer_name: Linh", "customer_name: Linh"],
    ],
    ["{{customer_name}}様、ご注文を確認します。", "山田様、ご注文を確認します。", ["customer_name: 山田"]],
    ["It is {{order_number}}.", "It is {{order_number}}.", []],
    ["Hi {{customer_name}}, we are sorry.", "Hi, we are sorry.", []],
  ])("%s finds what was filled into “%s”", (approved, sent, filled) => {
    expect(filledIn(approved, sent)).toEqual(filled);
    expect(auditAlignment(approved, sent, FIELDS)).toMatchObject({ likeness: expect.closeTo(1, 1) });
  });

  test("does not hide a sentence of the agent's own in a field", () => {
    const sent = "Refund until 9 Dec. I promise you the money tomorrow. Please write.";
    const [value = ""] = filledIn("Refund until {{refund_deadline}}. Please write.", sent);
    expect(value).toMatch(/^refund_deadline: 9 Dec\.?$/);
  });

  test("does not put more into a field than it may hold, nor what it does not offer", () => {
    const [value = ""] = filledIn(
      "Order {{order_number}} is late.",
      "Order of one hundred and seven is late.",
    );
    expect(value.length).toBeLessThanOrEqual("order_number: ".length + 14);
    expect(filledIn("Chào {{address}}.", "Chào cậu.")).toEqual([]);
  });

  test.each([
    ["Hi {{customer_name}}, a refund takes 5 days.", "Hi Linh, a refund takes 9 days.", 0.8, 0.99],
    ["Hi {{customer_name}}, a refund takes 5 days.", "The weather is fine and my dog is well.", 0, 0.2],
    ["", "", 1, 1],
    ["{{customer_name}}", "", 1, 1],
  ])("%s and “%s” are alike between %d and %d", (approved, sent, least, most) => {
    const { likeness } = auditAlignment(approved, sent, FIELDS);
    expect(likeness).toBeGreaterThanOrEqual(least);
    expect(likeness).toBeLessThanOrEqual(most);
  });

  const word = fc.constantFrom(
    "we",
    "are",
    "sorry",
    "that",
    "refund",
    "late",
    "7",
    "days",
    ",",
    ".",
    "đơn",
    "hàng",
  );
  const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));

  test("is wholly alike when only the fields were filled", () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom("Linh", "Nam Anh", "Zoë"), (before, after, name) => {
        const approved = `${before} dear {{customer_name}} ; ${after}`;
        const sent = approved.replace("{{customer_name}}", name);
        const { likeness, filled } = auditAlignment(approved, sent, FIELDS);
        expect(likeness).toBeCloseTo(1, 10);
        expect(filled.map(({ value }) => value)).toEqual([name]);
      }),
    );
  });

  test("never says more than that they are the same, and places every value where it stands", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const approved = a.replace("refund", "{{customer_name}}").replace("late", "{{event_name}}");
        const { likeness, covered, filled } = auditAlignment(approved, b, FIELDS);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(covered).toBeLessThanOrEqual(1);
        for (const field of filled) {
          expect(b.slice(field.sent.start, field.sent.end)).toBe(field.value);
          expect(approved.slice(field.approved.start, field.approved.end)).toBe(`{{${field.name}}}`);
        }
      }),
    );
  });
});

describe("the pair that is compared", () => {
  const pairOf = (approved: string, sent: string) =>
    auditPair(approved, sent, auditAlignment(approved, sent, FIELDS).filled, FIELDS);

  test("names what was filled in alike on both sides, and remembers it", () => {
    expect(pairOf("Hi {{customer_name}}, sorry.", "Hi Linh, very sorry.")).toEqual({
      approved: "Hi {{as_sent_1}}, sorry.",
      sent: "Hi {{as_sent_1}}, very sorry.",
      values: { as_sent_1: "Linh" },
    });
  });

  test("leaves out an optional field that was left empty, and keeps a required one", () => {
    expect(pairOf("Chào {{address}} nhé {{order_number}}", "Chào nhé").approved).toBe(
      "Chào nhé {{order_number}}",
    );
  });

  test("gives back the sent text when the values are put in again", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (sent) => {
        fc.pre(fieldsIn(sent).length === 0);
        const { sent: marked, values } = pairOf("Hi {{customer_name}}, it is {{event_name}}.", sent);
        expect(marked.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "?")).toBe(sent);
      }),
    );
  });
});
