import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Reference, referenceText } from "#core/reference.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { MOMENTS } from "#core/reply.ts";

const plain: Reference = {
  id: "late-delivery",
  version: "3.1",
  locale: "vi",
  channel: "facebook-comment",
  moment: "first",
  variant: 1,
  touched: false,
};

describe("a reference names one wording for ever", () => {
  test.each<[string, Partial<Reference>]>([
    ["late-delivery@3.1/vi/facebook-comment", {}],
    ["late-delivery@3.1/vi/facebook-comment/upset.2~", { moment: "upset", variant: 2, touched: true }],
    ["late-delivery@3.1/vi/facebook-comment/close", { moment: "close" }],
    ["late-delivery@3.1/vi/facebook-comment.3", { variant: 3 }],
    ["late-delivery@3.1/vi/facebook-comment~", { touched: true }],
    ["late-delivery@3.10/pt-BR/x-post", { version: "3.10", locale: "pt-BR", channel: "x-post" }],
    [
      "a@1.0/en/sms/again.12",
      { id: "a", version: "1.0", locale: "en", channel: "sms", moment: "again", variant: 12 },
    ],
  ])("%s", (text, parts) => {
    const reference = { ...plain, ...parts };
    expect(referenceText(reference)).toBe(text);
    expect(referenceFrom(text)).toEqual(reference);
  });

  test("spaces around one that was pasted do not matter", () => {
    expect(referenceFrom("  late-delivery@3.1/vi/facebook-comment\n")).toEqual(plain);
  });

  test.each([
    "",
    "late-delivery",
    "late-delivery@3/vi/facebook-comment",
    "late-delivery@3.01/vi/facebook-comment",
    "late-delivery@3.1/vi",
    "late-delivery@3.1/vi/facebook-comment/angry",
    "late-delivery@3.1/vi/facebook-comment/upset.0",
    "late-delivery@3.1/vi/facebook-comment/upset.x",
    "Late-delivery@3.1/vi/facebook-comment",
    "late--delivery@3.1/vi/facebook-comment",
    "late-delivery@3.1/vi/facebook-comment~~",
    "late-delivery@3.1/vi/facebook-comment x",
    "../etc@3.1/vi/facebook-comment",
  ])("%j is none", (text) => {
    expect(referenceFrom(text)).toBeUndefined();
  });

  test("whatever is written reads back", () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const id = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("-"));
    const reference = fc.record({
      id,
      version: fc.tuple(fc.nat(99), fc.nat(99)).map(([major, minor]) => `${major}.${minor}`),
      locale: fc.constantFrom("en", "vi", "pt-BR", "zh-Hant-TW", "fil"),
      channel: id,
      moment: fc.constantFrom(...MOMENTS),
      variant: fc.integer({ min: 1, max: 40 }),
      touched: fc.boolean(),
    });
    fc.assert(
      fc.property(reference, (value) => {
        expect(referenceFrom(referenceText(value))).toEqual(value);
      }),
    );
  });
});
