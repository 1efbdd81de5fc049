import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthOf, smsEncodingOf, smsUnits } from "#core/length.ts";

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      "€",
      "ế",
      "đ",
      "日",
      "👍",
      "🏽",
      "\u200d",
      "👩",
      "🇻",
      "🇳",
      "e",
      "\u0301",
      "\ud83d",
      "\ude00",
      "\n",
    ),
  }),
);

describe("characters, as readers see them", () => {
  test.each([
    ["", 0],
    ["hello", 5],
    ["Đêm Sông Hàn", 12],
    ["ế", 1],
    ["e\u0302\u0301", 1],
    ["👨‍👩‍👧‍👦", 1],
    ["🇻🇳🇺🇸", 2],
    ["👍🏽", 1],
    ["1️⃣", 1],
    ["नमस्ते", 3],
    ["สวัสดี", 4],
    ["한국어", 3],
    ["a\nb", 3],
  ])("%j has %i", (text, expected) => {
    expect(lengthOf(text, "characters")).toBe(expected);
  });
});

describe("X's weighted length", () => {
  test.each([
    ["", 0],
    ["hello", 5],
    ["ăâđêôơưàáã", 10],
    ["ĂÂĐÊÔƠƯÀÁÃ", 10],
    ["ạếộữỹ", 10],
    ["Mã đăng nhập đã gửi", 21],
    ["e\u0302\u0301", 2],
    ["日本語", 6],
    ["한국어", 6],
    ["สวัสดี", 6],
    ["“x” – …", 8],
    ["10 €", 5],
    ["©®", 2],
    ["©️", 2],
    ["👍", 2],
    ["👍🏽", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["🇻🇳", 2],
    ["🇻🇳🇺🇸", 4],
    ["1️⃣", 2],
    ["❤️❤", 4],
    ["^AB", 3],
  ])("%j weighs %i", (text, expected) => {
    expect(lengthOf(text, "x")).toBe(expected);
  });

  test.each([
    ["https://example.com", 23],
    ["https://example.com/a/very/long/path/that/goes/on?and=on#anchor", 23],
    ["http://t.co/abc", 23],
    ["example.com", 23],
    ["www.example.co.uk/help", 23],
    ["example.vn/hoàn-vé", 23],
    ["See https://example.com/a.", 28],
    ["(https://example.com/a_(b))", 25],
    ["詳細はhttps://example.com/a。", 31],
    ["https://example.com/a https://example.com/b", 47],
    ["https://例え.jp/", 23],
    ["help@example.com", 16],
    ["@example.com", 12],
    ["https://intranet/page", 21],
    ["e.g. 3.5 km, v1.2", 17],
  ])("in %j an address counts 23, however long it is: %i", (text, expected) => {
    expect(lengthOf(text, "x")).toBe(expected);
  });

  test("280 is reached by 280 Latin letters or 140 Chinese ones", () => {
    expect(lengthOf("a".repeat(280), "x")).toBe(280);
    expect(lengthOf("的".repeat(140), "x")).toBe(280);
  });
});

describe("SMS", () => {
  test.each([
    ["Hello! Your code is 1234.", "gsm-7"],
    ["àèéìòù ÄÖÑÜ ñ £¥§¿¡ ΔΦΓΛ", "gsm-7"],
    ["€ [ ] { } \\ ^ ~ |", "gsm-7"],
    ["á", "ucs-2"],
    ["Mã của bạn", "ucs-2"],
    ["đ", "ucs-2"],
    ["ơ", "ucs-2"],
    ["ạ", "ucs-2"],
    ["ế", "ucs-2"],
    ["“quoted”", "ucs-2"],
    ["it’s", "ucs-2"],
    ["`", "ucs-2"],
    ["a\tb", "ucs-2"],
    ["👍", "ucs-2"],
  ])("%j travels as %s", (text, expected) => {
    expect(smsEncodingOf(text)).toBe(expected);
  });

  test.each([
    ["", 0],
    ["abc", 3],
    ["€", 2],
    ["€[]{}\\^~|", 18],
    ["^AB", 4],
    ["{{name}}", 12],
    ["ế", 1],
    ["👍", 2],
    ["👨‍👩‍👧", 8],
    ["€ế", 2],
  ])("%j takes up %i", (text, expected) => {
    expect(smsUnits(text)).toBe(expected);
  });

  test.each([
    ["nothing", "", 0],
    ["160 septets", "a".repeat(160), 1],
    ["161 septets", "a".repeat(161), 2],
    ["306 septets", "a".repeat(306), 2],
    ["307 septets", "a".repeat(307), 3],
    ["80 euro signs", "€".repeat(80), 1],
    ["81 euro signs", "€".repeat(81), 2],
    ["70 units", "ế".repeat(70), 1],
    ["71 units", "ế".repeat(71), 2],
    ["134 units", "ế".repeat(134), 2],
    ["135 units", "ế".repeat(135), 3],
    ["160 letters, one of them Vietnamese", `${"a".repeat(159)}ế`, 3],
    ["35 emoji", "👍".repeat(35), 1],
    ["36 emoji", "👍".repeat(36), 2],
  ])("%s are %s in the right number of parts", (_, text, expected) => {
    expect(lengthOf(text, "sms")).toBe(expected);
  });

  test("an escape pair is not divided: 306 septets with one across the seam take three parts", () => {
    expect(smsUnits(`${"a".repeat(152)}€${"a".repeat(152)}`)).toBe(306);
    expect(lengthOf(`${"a".repeat(152)}€${"a".repeat(152)}`, "sms")).toBe(3);
    expect(lengthOf(`${"a".repeat(151)}€${"a".repeat(153)}`, "sms")).toBe(2);
  });

  test("a surrogate pair is not divided: 134 units with one across the seam take three parts", () => {
    expect(smsUnits(`${"ế".repeat(66)}👍${"ế".repeat(66)}`)).toBe(134);
    expect(lengthOf(`${"ế".repeat(66)}👍${"ế".repeat(66)}`, "sms")).toBe(3);
    expect(lengthOf(`${"ế".repeat(65)}👍${"ế".repeat(67)}`, "sms")).toBe(2);
  });
});

describe("bytes", () => {
  test.each([
    ["hello", 5],
    ["é", 2],
    ["ế", 3],
    ["日", 3],
    ["👍", 4],
  ])("%j has %i", (text, expected) => {
    expect(lengthOf(text, "bytes")).toBe(expected);
  });

  test("they are what UTF-8 takes, for any text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(lengthOf(text, "bytes")).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe("adding text", () => {
  test.each(["characters", "sms"] as const)("never makes it shorter in %s", (count) => {
    fc.assert(
      fc.property(anything, anything, (text, more) => {
        expect(lengthOf(text + more, count)).toBeGreaterThanOrEqual(lengthOf(text, count));
      }),
    );
  });

  test("never makes it shorter in bytes, unless it completes a surrogate pair", () => {
    fc.assert(
      fc.property(anything, anything, (text, more) => {
        expect(lengthOf(text + more, "bytes")).toBeGreaterThanOrEqual(
          lengthOf(text.toWellFormed(), "bytes") - 3,
        );
      }),
    );
  });

  test("never makes it shorter on X, except by turning letters into an address", () => {
    const words = fc.string({
      unit: fc.constantFrom("a", "ế", "đ", "日", "👍", "🇻🇳", " ", "€", "\n", "12", "—"),
    });
    fc.assert(
      fc.property(words, words, (text, more) => {
        expect(lengthOf(text + more, "x")).toBeGreaterThanOrEqual(lengthOf(text, "x"));
      }),
    );
  });
});
