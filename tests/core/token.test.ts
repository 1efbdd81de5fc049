import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWord, tokensOf } from "#core/token.ts";

const texts = (text: string, locale = "en") => tokensOf(text, locale).map((token) => token.text);

describe("the smallest pieces that a reader takes in at once", () => {
  test.each([
    ["words and marks", "We’re sorry, don't wait.", ["We’re", "sorry", ",", "don't", "wait", "."]],
    ["a placeholder", "Hi {{customer_name}}, hello", ["Hi", "{{customer_name}}", ",", "hello"]],
    ["a number and what it counts", "until 72 hours before", ["until", "72 hours", "before"]],
    ["a number and its working days", "in 5-7 working days now", ["in", "5-7 working days", "now"]],
    ["an amount before its currency", "10 € or 1.200,50 € each", ["10 €", "or", "1.200,50 €", "each"]],
    ["an amount after its currency", "€10, US$1,200.50", ["€10", ",", "US$1,200.50"]],
    ["an amount beside a currency code", "EUR 30 and 500.000đ", ["EUR 30", "and", "500.000đ"]],
    ["digits in groups", "1 200 000 VND now", ["1 200 000 VND", "now"]],
    ["a percentage", "10% or 5 % off", ["10%", "or", "5 %", "off"]],
    ["a year without the word after it", "in 2026 we", ["in", "2026", "we"]],
    ["a date and a time", "23/11/2026 at 09:00 on", ["23/11/2026", "at", "09:00", "on"]],
    ["a phone number", "call +84 28 3822 9999.", ["call", "+84 28 3822 9999", "."]],
    [
      "a number and its unit in one",
      "19h30, 10GB, 14-day trial",
      ["19h30", ",", "10GB", ",", "14-day", "trial"],
    ],
    ["a number that ends a sentence", "Wait 5. Then", ["Wait", "5", ".", "Then"]],
    ["a number before a line break", "code 5\nThen", ["code", "5", "Then"]],
    [
      "an address in brackets",
      "(https://a.example/b?c={{id}}).",
      ["(", "https://a.example/b?c={{id}}", ")", "."],
    ],
    ["an address without https", "see example.com/refunds.", ["see", "example.com/refunds", "."]],
    ["an e-mail address", "mail a.b+c@example.co.uk!", ["mail", "a.b+c@example.co.uk", "!"]],
    ["a placeholder among braces", "{{{name}}}", ["{", "{{name}}", "}"]],
    ["a dash with its spaces", "late — sorry", ["late", " — ", "sorry"]],
    ["repeated marks", "Hmm... really?!", ["Hmm", "...", "really", "?", "!"]],
    ["an emoji family and a flag", "👨‍👩‍👧‍👦🇻🇳", ["👨‍👩‍👧‍👦", "🇻🇳"]],
  ])("%s is one piece", (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test.each([
    ["vi", "Đợi 10 phút rồi nhập lại nhé.", ["Đợi", "10 phút", "rồi", "nhập", "lại", "nhé", "."]],
    ["vi", "tie\u0302\u0301ng", ["tie\u0302\u0301ng"]],
    ["ja", "14日以内に3営業日、1,000円", ["14日", "以内", "に", "3営業日", "、", "1,000円"]],
    [
      "ja",
      "{{name}}様、https://example.com/をご覧",
      ["{{name}}", "様", "、", "https://example.com/", "を", "ご覧"],
    ],
    ["th", "กรุณารอ 14 วัน", ["กรุณา", "รอ", "14 วัน"]],
    ["zh", "订单将退款。", ["订单", "将", "退款", "。"]],
    ["ko", "주문 후 14일 이내에", ["주문", "후", "14일", "이내에"]],
  ])("%s: %s is cut where its readers would", (locale, text, expected) => {
    expect(texts(text, locale)).toEqual(expected);
  });

  test("nothing but spaces and line breaks lies between two pieces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("en", "vi", "ja", "th"), (text, locale) => {
        let at = 0;
        for (const token of tokensOf(text, locale)) {
          expect(text.slice(at, token.start).trim()).toBe("");
          expect(text.slice(token.start, token.end)).toBe(token.text);
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  test.each([
    ["14 days", true],
    ["ế", true],
    ["…", false],
    ["👍", false],
  ])("whether %s is something to read: %s", (text, expected) => {
    expect(isWord({ text, start: 0, end: text.length })).toBe(expected);
  });
});
