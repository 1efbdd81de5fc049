import { describe, expect, test } from "vitest";
import { foldedText } from "#core/fold.ts";
import { languageOf } from "#search/language-guess.ts";
import { ENGLISH, LEFT_ALONE } from "./other-lines.ts";
import { readingOf } from "./reading.ts";
import * as vietnamese from "./vietnamese-lines.ts";

const reading = readingOf();
const many = readingOf({
  locales: ["en", "vi", "ms", "de", "es", "ja", "th", "ko", "ru", "ar", "hi", "pt-BR"],
});
const localeOf = (text: string, among = reading) => languageOf(text, among)?.locale;
const vietnameseLines = Object.values(vietnamese).flatMap((lines) => lines.map(([written]) => written));

describe("the language of a message", () => {
  test("is told in Vietnamese with marks, without, in chat spelling and in Telex", () => {
    const lines = vietnameseLines.flatMap((line) => [line, foldedText(line)]);
    const missed = lines.filter((line) => localeOf(line) !== "vi");
    expect(missed.filter((line) => localeOf(line) !== undefined)).toEqual([]);
    expect(missed.length / lines.length).toBeLessThan(0.03);
  });

  test("is told in English, shortenings and all", () => {
    expect(ENGLISH.filter(([written]) => localeOf(written) !== "en")).toEqual([]);
  });

  test("is none of a workspace's where it is another", () => {
    expect(LEFT_ALONE.filter((line) => localeOf(line) !== undefined)).toEqual([]);
  });

  test.each([
    ["返金してください", "ja"],
    ["チケットのrefundお願いします", "ja"],
    ["ขอเงินคืนค่ะ ticket", "th"],
    ["환불해 주세요", "ko"],
    ["верните деньги", "ru"],
    ["أريد استرداد أموالي", "ar"],
    ["मेरा पैसा वापस करो", "hi"],
    ["mera paisa wapas karo", "hi"],
    ["wo bleibt mein Geld", "de"],
    ["quiero un reembolso", "es"],
    ["quero meu dinheiro de volta", "pt-BR"],
    ["duit saya belum dipulangkan", "ms"],
    ["tien ve chua shop", "vi"],
    ["where is my ticket", "en"],
  ])("%s: %s", (text, locale) => {
    expect(localeOf(text, many)).toBe(locale);
  });

  test.each([
    ["hello shop oi I cant log in to my account please help", "en"],
    ["refund ve cho minh di shop, mua nham ngay roi", "vi"],
    ["mình không vào được account, help me", "vi"],
  ])("two languages in one line: the one with more words (%s)", (text, locale) => {
    expect(localeOf(text)).toBe(locale);
  });

  test.each(["", "500", "😡😡", "https://x.example", "A1-22", "k", "zzz"])(
    "is not guessed from %j",
    (text) => {
      expect(languageOf(text, many)).toBeUndefined();
    },
  );

  test("Chinese goes by its letters, where a workspace writes both ways", () => {
    const both = readingOf({ locales: ["en", "zh-CN", "zh-TW"] });
    expect(localeOf("请退钱，我的账号登录不了", both)).toBe("zh-CN");
    expect(localeOf("請退錢，我的帳號登入不了", both)).toBe("zh-TW");
    expect(localeOf("我的票在哪里", readingOf({ locales: ["en", "zh-TW"] }))).toBe("zh-TW");
  });

  test("a base without any text yet tells them apart by the words that are shipped", () => {
    const empty = readingOf({ texts: {} });
    expect(localeOf("tien chua ve tai khoan", empty)).toBe("vi");
    expect(localeOf("where is my money", empty)).toBe("en");
  });
});
