import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notDrawnOut } from "#search/drawn-out.ts";
import { isFoldedSyllable, isSyllable } from "#search/syllable.ts";
import { TONE, withTone, withToneInPlace } from "#search/tone.ts";

describe("the place of a tone", () => {
  test.each([
    ["hoà", "hòa"],
    ["khoẻ", "khỏe"],
    ["thuý", "thúy"],
    ["huỷ", "hủy"],
    ["hòan", "hoàn"],
    ["khỏan", "khoản"],
    ["qúy", "quý"],
    ["qúa", "quá"],
    ["gíup", "giúp"],
    ["quý", "quý"],
    ["của", "của"],
    ["ngoài", "ngoài"],
    ["tài", "tài"],
    ["période", "période"],
  ])("%s is %s", (written, usual) => {
    expect(withToneInPlace(written)).toBe(usual);
  });

  test("a word in its place stays there", () => {
    const body = fc.constantFrom(
      "hoa",
      "hoan",
      "thuy",
      "quy",
      "qua",
      "giup",
      "gia",
      "tiên",
      "đươc",
      "ngoai",
      "khuyu",
      "mua",
      "y",
    );
    fc.assert(
      fc.property(body, fc.constantFrom(...Object.values(TONE)), (word, tone) => {
        expect(withToneInPlace(withTone(word, tone))).toBe(withTone(word, tone));
      }),
    );
  });
});

describe("Vietnamese syllables", () => {
  test.each("hoàn tiền được gì giếng quyển nghĩa khuya ơi ạ xoong ước".split(" "))("%s is one", (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  test.each("refund cé kà ngệ fải wên hoànn việc6 bìt a\u0300\u0301".split(" "))("%s is none", (word) => {
    expect(isSyllable(word)).toBe(false);
  });

  test("one without marks is told from words of other languages", () => {
    expect("khong duoc tien nghiep gi quy".split(" ").filter((word) => !isFoldedSyllable(word))).toEqual([]);
    expect("ticket refund shop boleh account".split(" ").filter(isFoldedSyllable)).toEqual([]);
  });
});

describe("letters drawn out", () => {
  test.each([
    ["khônggggg", ["không", "khôngg"]],
    ["quáaaaa", ["quá", "quáá"]],
    ["ơii", undefined],
    ["trờii", undefined],
    ["goooood", ["god", "good"]],
    ["nooo", ["no", "noo"]],
    ["good", undefined],
    ["www", undefined],
    ["tieen", undefined],
    ["1000000", undefined],
    ["", undefined],
  ])("%s", (written, ways) => {
    expect(notDrawnOut(written)).toEqual(ways);
  });
});
