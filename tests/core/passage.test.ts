import { describe, expect, test } from "vitest";
import { type Passage, passageOf, type Range } from "#core/passage.ts";

const passage = (text: string, locale = "en") => passageOf(text, locale, new Map());
const textOf = ({ text, tokens }: Passage, { from, to }: Range) =>
  text.slice(tokens[from]?.start, tokens[to - 1]?.end);
const taken = (text: string, locale?: string) => {
  const whole = passage(text, locale);
  return whole.paragraphs.map((sentences) => sentences.map((range) => textOf(whole, range)));
};

describe("a text taken apart", () => {
  test("an empty line parts paragraphs, whatever spaces it holds", () => {
    expect(taken("One.\n\nTwo.\n \nThree.")).toEqual([["One."], ["Two."], ["Three."]]);
  });

  test.each([
    ["a full stop and a capital", "We are sorry. Please wait!", ["We are sorry.", "Please wait!"]],
    ["a closing quote", "She said “Wait.” Then", ["She said “Wait.”", "Then"]],
    ["a line break", "Open the app\nTap Refund", ["Open the app", "Tap Refund"]],
  ])("a sentence ends with %s", (_, text, expected) => {
    expect(taken(text)).toEqual([expected]);
  });

  test.each([
    ["an abbreviation before a small letter", "Bring e.g. a photo"],
    ["the number of a list line", "1. Open the app"],
    ["a decimal point", "It costs 10.50 now"],
    ["an address", "See example.com Now"],
  ])("a sentence goes on after %s", (_, text) => {
    expect(taken(text)).toEqual([[text]]);
  });

  test("a Japanese sentence ends without a space, a Thai phrase with one", () => {
    expect(taken("お待ちください。返金します。", "ja")).toEqual([["お待ちください。", "返金します。"]]);
    expect(taken("ขออภัยค่ะ กรุณารอ 7 วัน", "th")).toEqual([["ขออภัยค่ะ", "กรุณารอ 7 วัน"]]);
  });

  test("two texts number the same token alike", () => {
    const table = new Map<string, number>();
    const [a, b] = [passageOf("wait 7 days", "en", table), passageOf("7 days, wait", "en", table)];
    expect(a.ids).toEqual([0, 1]);
    expect(b.ids).toEqual([1, 2, 0]);
  });
});
