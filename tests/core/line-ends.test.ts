import fc from "fast-check";
import { expect, test } from "vitest";
import { withLineEnds } from "#core/line-ends.ts";

test.each([
  ["a line taken out", "a\r\nb\r\nc\r\n", "a\nc\n", "a\r\nc\r\n"],
  ["a line changed", "a\r\nb\r\nc\r\n", "a\nx\nc\n", "a\r\nx\r\nc\r\n"],
  ["lines added", "a\r\nc", "a\nx\ny\nc", "a\r\nx\r\ny\r\nc"],
  ["some plain ends", "a\nb\r\nc\nd\r\n", "a\nc\nd\n", "a\nc\nd\r\n"],
  ["everything taken out", "a\r\n", "", ""],
])("%s: every line that stays keeps its end", (_, raw, words, expected) => {
  expect(withLineEnds(raw, words)).toBe(expected);
});

const lines = fc.array(fc.tuple(fc.constantFrom("", "a", "b", "change:"), fc.constantFrom("\n", "\r\n")));

test("whatever lines are taken out, what is left is the file without them, and the words", () => {
  fc.assert(
    fc.property(lines, fc.nat(20), fc.nat(20), (all, from, count) => {
      const raw = all.map((line) => line.join("")).join("");
      const plain = all.map(([text]) => `${text}\n`);
      const words = [...plain.slice(0, from), ...plain.slice(from + count)].join("");
      expect(withLineEnds(raw, words).replaceAll("\r\n", "\n")).toBe(words);
      expect(withLineEnds(raw, plain.join(""))).toBe(raw);
    }),
  );
});
