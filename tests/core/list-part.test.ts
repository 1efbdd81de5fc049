import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialOf, partOf, partStarts } from "#core/list-part.ts";

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/), { maxLength: 400 });

const partsOf = (list: readonly string[]) => {
  const starts = partStarts(list);
  return starts.map((start, index) => list.slice(start, starts[index + 1]).join(" "));
};

describe("the parts of a list", () => {
  test("hold every row once, in order, and 16 to 48 of them but for the last", () => {
    fc.assert(
      fc.property(ids, (list) => {
        const parts = partsOf(list);
        expect(parts.filter(Boolean).join(" ")).toBe(list.join(" "));
        const sizes = parts.map((part) => part.split(" ").length);
        expect(sizes.every((size) => size <= 48)).toBe(true);
        expect(sizes.slice(0, -1).every((size) => size >= 16)).toBe(true);
      }),
    );
  });

  test("stay as they are far from an answer that comes", () => {
    const list = Array.from({ length: 2000 }, (_, n) => `answer-${n}`);
    const before = partsOf(list);
    const after = new Set(partsOf([...list.slice(0, 1000), "new-one", ...list.slice(1000)]));
    expect(before.length).toBeGreaterThan(30);
    expect(before.filter((part) => !after.has(part)).length).toBeLessThanOrEqual(5);
  });
});

describe("the part a title stands in", () => {
  const index = {
    count: 3,
    parts: [
      ["Account locked", "a"],
      ["đổi vé", "b"],
      ["Order 10", "c"],
    ],
  } as const;

  test.each([
    ["Aaa", 0],
    ["Account locked", 0],
    ["Order 9", 1],
    ["Order 10", 2],
    ["Zalo", 2],
  ])("%s: %i", (title, place) => {
    expect(partOf(index, title, "vi")).toBe(place);
  });
});

describe("the letter a title stands under", () => {
  test.each([
    ["en", "account locked", "A"],
    ["en", "Élan tickets", "E"],
    ["en", "Đổi vé", "Đ"],
    ["vi", "ốp điện thoại", "Ô"],
    ["vi", "Ảnh bị mờ", "A"],
    ["vi", "đổi vé", "Đ"],
    ["en", "“Scam” in public", "#"],
    ["en", "2FA does not work", "#"],
    ["en", "", "#"],
  ])("%s: %s → %s", (locale, title, letter) => {
    expect(initialOf(title, locale)).toBe(letter);
  });
});
