import { expect, test } from "vitest";
import { isId } from "#core/entry.ts";
import { idFrom, proposalName } from "#core/proposal-name.ts";

test("a proposal is named by its day and what it speaks of, numbered from the second one", () => {
  const names = ["2026-11-22-late-delivery"];
  expect(proposalName("2026-11-22", "late-delivery")).toBe("2026-11-22-late-delivery");
  expect(proposalName("2026-11-22", "late-delivery", names)).toBe("2026-11-22-late-delivery-2");
  names.push("2026-11-22-late-delivery-2");
  expect(proposalName("2026-11-22", "late-delivery", names)).toBe("2026-11-22-late-delivery-3");
});

test.each([
  ["Bưu kiện đến trễ, xin hoàn tiền!", "buu-kien-den-tre-xin-hoan-tien"],
  ["  Card (Visa) — declined?? ", "card-visa-declined"],
  [`${"x".repeat(63)} yz`, "x".repeat(63)],
])("%s becomes an id", (words, expected) => {
  expect([idFrom(words), isId(idFrom(words))]).toEqual([expected, true]);
});

test("words without a letter of the alphabet make no id", () => {
  expect(idFrom("遅延 …")).toBe("");
});
