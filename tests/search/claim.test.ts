import fc from "fast-check";
import { expect, test } from "vitest";
import { exactWords, foldedWords } from "#search/claim.ts";
import { wordsOf } from "#search/word.ts";

const PIECES = [
  "Đổi",
  "vé",
  " ",
  "'",
  "’",
  "don't",
  "khoá",
  "é",
  "ﬁ",
  "İ",
  "K",
  "ß",
  "東京へ",
  "ไทยไป",
  "!",
  "500k",
  "b'",
  "🙏",
  "-",
  "x".repeat(45),
  "ĳ",
  "१२",
  "Ａ",
  "½",
  "\t",
  "\u00a0",
  "\u0300",
]; // prettier-ignore
const TEXT = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary" }),
);

test("the words of a phrase are those that the search reads", () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const words = wordsOf(text);
      expect(exactWords(text)).toEqual(words.map(({ exact }) => exact));
      expect(foldedWords(text)).toEqual(words.map(({ folded }) => folded));
    }),
  );
});
