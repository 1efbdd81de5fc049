import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "#core/plain-text.ts";
import { repliesOf } from "#core/reply.ts";
import { neverSent } from "#core/wording.ts";
import type { NeverSend } from "#core/workspace.ts";
import { readContent } from "#store/library.ts";

const NEVER: readonly NeverSend[] = [
  { never: "unfortunately", locale: "en", say: "what is true" },
  { never: "as per policy", locale: "en" },
  { never: "don't worry", locale: "en" },
  { never: "bình tĩnh", locale: "vi" },
  { never: "vé hỗ trợ", locale: "vi", say: "case" },
  { never: "đổ", locale: "vi" },
  { never: "chargeback", say: "second charge" },
  { never: "保証" },
  { never: "amount" },
  { never: "!!" },
  { never: "(sic)" },
];

function found(text: string, locale = "en", allowed: readonly string[] = []): string[] {
  return neverSent(text, locale, NEVER, allowed).map(({ words }) => words);
}

describe("wording that nobody may send", () => {
  test.each([
    ["en", "Unfortunately, we cannot.", ["Unfortunately"]],
    ["en", "We can, UNFORTUNATELY!", ["UNFORTUNATELY"]],
    ["en", "It is refused as\nper  policy.", ["as\nper  policy"]],
    ["en", "Don’t worry about the chargeback!!", ["Don’t worry", "chargeback", "!!"]],
    ["en-GB", "unfortunately", ["unfortunately"]],
    ["en", "chargebacks and unfortunatelyish", []],
    ["en", "Your {{amount}} is here", []],
    ["en", "The amount is here (sic)", ["amount", "(sic)"]],
    ["vi", "Bạn cứ BÌNH TĨNH nhé", ["BÌNH TĨNH"]],
    ["vi", "Bạn cứ bình tỉnh nhé", []],
    ["vi", "Bạn cứ binh tinh nhé", []],
    ["vi", "Vé hỗ trợ, xin đổi lại", ["Vé hỗ trợ"]],
    ["vi", "unfortunately", []],
    ["en", "bình tĩnh", []],
    ["ja", "必ず保証します。", ["保証"]],
    ["en", "Wait! Wait!", []],
  ])("in %s: %j has %j", (locale, text, words) => expect(found(text, locale)).toEqual(words));

  test("is told with its place and what to say instead", () => {
    expect(neverSent("Oh, unfortunately.", "en", NEVER, [])).toEqual([
      { start: 4, end: 17, words: "unfortunately", say: "what is true" },
    ]);
    expect(neverSent("So!!", "en", NEVER, [])).toEqual([{ start: 2, end: 4, words: "!!" }]);
  });

  test("does not count inside an allowed phrase, and counts beside it", () => {
    const allowed = ["Chargeback  Desk"];
    expect(found("Ask the chargeback desk.", "en", allowed)).toEqual([]);
    expect(found("Ask the chargeback desk about the chargeback.", "en", allowed)).toEqual(["chargeback"]);
  });

  test("is found in letters that are not composed, at its place in the text as given", () => {
    const text = "Ơ, bạn cứ bình tĩnh nhé".normalize("NFD");
    const [only] = neverSent(text, "vi", [{ never: "bình tĩnh".normalize("NFD") }], []);
    expect(text.slice(only?.start, only?.end)).toBe("bình tĩnh".normalize("NFD"));
    expect(only?.words).toBe("bình tĩnh".normalize("NFD"));
  });

  test("is found wherever it is put between other words, composed or not", () => {
    const words = fc.array(fc.constantFrom("đổi", "vé", "ơi", "a", "…", "é", "🙂", "각"), { maxLength: 6 });
    const form = fc.constantFrom("NFC", "NFD");
    fc.assert(
      fc.property(words, words, form, (before, after, as) => {
        const text = [...before, "Bình tĩnh", ...after].join(" ").normalize(as);
        const [only, ...more] = neverSent(text, "vi", NEVER, []);
        expect([only?.words, more]).toEqual(["Bình tĩnh".normalize(as), []]);
      }),
    );
  });

  test("never makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, never) => {
        for (const { start, end, words } of neverSent(text, "vi", [{ never }], []))
          expect(text.slice(start, end)).toBe(words);
      }),
    );
  });
});

test("no approved reply of the example content has any", () => {
  const { library } = readContent(fileURLToPath(new URL("../../content", import.meta.url)));
  const { neverSend, allowed } = library.settings;
  const found = [...library.entries.values()].flatMap(({ key, working }) =>
    [...working].flatMap(([locale, { body }]) =>
      repliesOf(body).flatMap(({ prose }) =>
        neverSent(plainText(prose), locale, neverSend, allowed).map(
          ({ words }) => `${key}/${locale}: ${words}`,
        ),
      ),
    ),
  );
  expect(neverSend.length).toBeGreaterThan(5);
  expect(found).toEqual([]);
});
