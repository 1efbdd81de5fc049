import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchableText } from "#search/segment.ts";

describe("a text as the full text knows it", () => {
  test.each([
    ["Vietnamese with tone marks and đ", "Không đổi được VÉ!", "khong doi duoc ve"],
    ["the same typed without", "Khong doi duoc ve", "khong doi duoc ve"],
    ["marks as separate characters", "hoàn tiền".normalize("NFD"), "hoan tien"],
    ["Japanese", "返金して", "返金 し て"],
    ["Thai", "ขอคืนเงิน", "ขอ คืน เงิน"],
    ["Chinese", "我要退款", "我要 退款"],
    ["several languages", "Vé 返金 refund", "ve 返金 refund"],
    ["emoji", "late 😡🇻🇳👨‍👩‍👧 again", "late again"],
    ["quotes, which would ask for a phrase", '"exact words"', "exact words"],
    ["nothing", "", ""],
  ])("%s", (_, text, expected) => {
    expect(searchableText(text)).toBe(expected);
  });

  const word = fc.constantFrom(
    "hoàn",
    "tiền",
    "Đổi",
    "vé",
    "refund",
    "Größe",
    "退款",
    "เงิน",
    "返金",
    "e-mail",
    "didn’t",
    "14",
  );
  const gap = fc.constantFrom(" ", "\n", ", ", "! ", " 😡 ", " “", "” (", " — ");

  test("a text's own words are found in it, whatever stands between them", () => {
    const texts = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(texts, (parts) => {
        const known = new Set(searchableText(parts.flat().join("")).split(" "));
        for (const [own] of parts)
          for (const asked of searchableText(own).split(" ")) expect(known).toContain(asked);
      }),
    );
  });

  test("says the same of what it has said, and of either normal form", () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const said = searchableText(words.join(" "));
        expect(searchableText(said)).toBe(said);
        expect(searchableText(words.join(" ").normalize("NFD"))).toBe(said);
      }),
    );
  });
});
