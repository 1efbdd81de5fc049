import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphDiffs } from "#core/diff.ts";
import { sideOf } from "#core/drill-change.ts";
import { excerptOf } from "#core/drill-excerpt.ts";

const sides = (a: string, b: string) => {
  const excerpt = excerptOf(paragraphDiffs(a, b, "en"));
  return [sideOf(excerpt, "was"), sideOf(excerpt, "now")];
};

describe("what differs between two wordings", () => {
  test.each([
    [
      "is told with its sentence",
      ["Thank you for asking. It takes 7 days. Sorry.", "Thank you for asking. It takes 14 days. Sorry."],
      ["… It takes 7 days. …", "… It takes 14 days. …"],
    ],
    [
      "keeps the sentence before one that came",
      ["We look into it. It is free.", "We look into it. It is free. You have until Monday for that."],
      ["… It is free.", "… It is free. You have until Monday for that."],
    ],
    [
      "keeps what stands beside a paragraph that came",
      [
        "Hello there, dear customer. We look into it.",
        "Hello there, dear customer. We look into it.\n\nIt takes a whole week.",
      ],
      ["… We look into it.", "… We look into it.\n\nIt takes a whole week."],
    ],
  ] as const)("%s", (_, [a, b], expected) => {
    expect(sides(a, b)).toEqual(expected);
  });

  test("says something on both sides whenever both texts do, and differs as they do", () => {
    const words = fc.constantFrom("Hello", "we", "send", "it", "7 days", "14 days", "back", "to you");
    const sentence = fc.array(words, { minLength: 2, maxLength: 6 }).map((some) => `${some.join(" ")}.`);
    const text = fc
      .array(sentence, { minLength: 1, maxLength: 5 })
      .chain((sentences) =>
        fc
          .array(fc.constantFrom(" ", "\n\n"), { minLength: sentences.length, maxLength: sentences.length })
          .map((gaps) =>
            sentences.map((said, index) => said + (index < sentences.length - 1 ? gaps[index] : "")).join(""),
          ),
      );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [was, now] = sides(a, b);
        expect(was === now).toBe(a === b);
      }),
      { numRuns: 60 },
    );
  });
});
