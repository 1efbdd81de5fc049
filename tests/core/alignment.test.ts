import { describe, expect, test } from "vitest";
import { bestMatches, withLoners } from "#core/alignment.ts";

/** The matches of lists of words, where a piece is worth as much as it has letters in common. */
function matched(a: readonly string[], b: readonly string[]): string[] {
  const text = (pieces: readonly string[], from: number, count: number) =>
    pieces.slice(from, from + count).join("");
  const worth = (i: number, j: number, m: number, n: number) => (text(a, i, m) === text(b, j, n) ? m + n : 0);
  return bestMatches(a.length, b.length, worth).map(
    ({ a0, a1, b0, b1 }) => `${a.slice(a0, a1).join("+")}=${b.slice(b0, b1).join("+")}`,
  );
}

describe("finding what became of each piece", () => {
  test.each([
    ["what stayed", ["x", "y"], ["x", "y"], ["x=x", "y=y"]],
    ["what stands after something new", ["x", "y"], ["new", "x", "y"], ["x=x", "y=y"]],
    ["two that became one", ["x", "y", "z"], ["xy", "z"], ["x+y=xy", "z=z"]],
    ["one that became two", ["xy"], ["x", "y"], ["xy=x+y"]],
    ["what kept the order, not what moved", ["x", "y", "z"], ["z", "x", "y"], ["x=x", "y=y"]],
    ["nothing where nothing is alike", ["x"], ["y"], []],
    ["nothing in an empty text", [], ["y"], []],
  ])("matches %s", (_, a, b, expected) => {
    expect(matched(a, b)).toEqual(expected);
  });

  test("pieces that nothing answers stand between the matches, removed ones first", () => {
    const spans = withLoners([{ a0: 1, a1: 2, b0: 2, b1: 3 }], 3, 3);
    expect(spans.map(({ a0, a1, b0, b1 }) => [a0, a1, b0, b1])).toEqual([
      [0, 1, 0, 0],
      [1, 1, 0, 1],
      [1, 1, 1, 2],
      [1, 2, 2, 3],
      [2, 3, 3, 3],
    ]);
  });
});
