import { describe, expect, test } from "vitest";
import { wordsOf } from "#search/word.ts";

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

describe("the words of a text", () => {
  test.each([
    ["tone marks and đ", "Không ĐỔI vé!", ["khong", "doi", "ve"]],
    ["marks typed apart (NFD)", "hoàn tiền".normalize("NFD"), ["hoan", "tien"]],
    ["marks and emoji", "refund?? 😡 (now)", ["refund", "now"]],
    ["an apostrophe", "didn't it’s", ["didnt", "its"]],
    ["hyphens and slashes", "e-mail/chat", ["e", "mail", "chat"]],
    ["figures", "c2x 14 1.000", ["c2x", "14", "1", "000"]],
    ["full-width letters", "ＡＢＣ１２", ["abc12"]],
    ["German and French", "Größe déjà", ["große", "deja"]],
    ["nothing", " \n\t…", []],
  ])("%s", (_, text, expected) => {
    expect(folded(text)).toEqual(expected);
  });

  test("a word keeps its own marks beside the folded one", () => {
    expect(wordsOf("Đổi")).toEqual([{ exact: "đổi", folded: "doi" }]);
  });

  test("Japanese and Thai are parted without spaces", () => {
    expect(folded("返金してください")).toContain("返金");
    expect(folded("ขอคืนเงินค่ะ").length).toBeGreaterThan(1);
    expect(folded("返金refund")).toEqual(["返金", "refund"]);
  });

  test("an endless word is cut, on both sides alike", () => {
    expect(folded("a".repeat(50_000))).toEqual(["a".repeat(40)]);
  });
});
