import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placedWordsOf, wordsOf } from "#search/word.ts";

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
    ["half-width kana", "ﾁｹｯﾄﾊﾞｯｸ", ["チケット", "バック"]],
    ["figures of other scripts", "๑๒ ٣٤ १२", ["12", "34", "12"]],
    ["Arabic and Hebrew", "أين طلبي? איפה", ["أين", "طلبي", "איפה"]],
    ["a Turkish capital", "İADE", ["iade"]],
    ["letters buried in marks", `r${"\u0335\u0323".repeat(50)}efund`, ["refund"]],
    ["nothing", " \n\t…", []],
  ])("%s", (_, text, expected) => {
    expect(folded(text)).toEqual(expected);
  });

  test("a word keeps its own marks beside the folded one", () => {
    expect(wordsOf("Đổi")).toEqual([{ exact: "đổi", folded: "doi" }]);
  });

  test.each([
    ["hoà", "hòa"],
    ["HUỶ", "hủy"],
    ["hòan", "hoàn"],
  ])("the old and the new way of placing a tone are one: %s", (written, exact) => {
    expect(wordsOf(written)[0]?.exact).toBe(exact);
  });

  test("places are those of the text as it was given", () => {
    const text = `İst… ${"đổi".normalize("NFD")} ＡＢＣ返金`;
    expect(placedWordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "İst",
      "đổi".normalize("NFD"),
      "ＡＢＣ",
      "返金",
    ]);
  });

  test("folding a folded word changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const once = folded(text);
        expect(once.flatMap(folded).join("")).toBe(once.join(""));
      }),
    );
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
