import { describe, expect, test } from "vitest";
import { doubtOf, isWritten, lexiconFrom, readingsOf } from "#search/lexicon.ts";
import { lexiconSheet } from "#search/lexicon-sheet.ts";

const lexicon = lexiconFrom(
  lexiconSheet([
    "hoàn tiền cho khách",
    "hoàn tiền sớm",
    "hoàn vé",
    "show bị hoãn",
    "lịch hoãn lại",
    "chờ lâu, cho mình hỏi",
    "hoan tien khong dau",
    "vé 12 và 500k",
  ]),
);

describe("what a word without marks may stand for", () => {
  test("every form that the base writes, by what stands beside it", () => {
    expect(readingsOf(lexicon, "hoan", { after: "tien" })[0]?.exact).toBe("hoàn");
    expect(readingsOf(lexicon, "hoan", { before: "bi" })[0]?.exact).toBe("hoãn");
    expect(readingsOf(lexicon, "cho", { after: "lau" })[0]?.exact).toBe("chờ");
    expect(readingsOf(lexicon, "cho", { after: "minh" })[0]?.exact).toBe("cho");
  });

  test("one form alone is the surer the more often it was met, an unknown word has none", () => {
    const [share = 0, once = 1] = ["tien", "som"].map((word) => readingsOf(lexicon, word)[0]?.share);
    expect(share).toBeGreaterThan(once);
    expect(readingsOf(lexicon, "refund")).toEqual([]);
  });

  test("shares leave room for words that the base never wrote, and doubt goes by the best", () => {
    const readings = readingsOf(lexicon, "hoan");
    expect(readings.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(1);
    expect(doubtOf(readings)).toBeGreaterThan(doubtOf(readingsOf(lexicon, "hoan", { after: "tien" })));
    expect(doubtOf([])).toBe(0);
    expect(doubtOf([{ exact: "vé", share: 0.9 }])).toBeCloseTo(0.2);
  });

  test("lines typed without marks teach nothing, nor do figures", () => {
    expect(readingsOf(lexicon, "khong")).toEqual([]);
    expect(readingsOf(lexicon, "12")).toEqual([]);
    expect(isWritten(lexicon, { exact: "hoãn", folded: "hoan" })).toBe(true);
    expect(isWritten(lexicon, { exact: "hoản", folded: "hoan" })).toBe(false);
  });

  test("a sheet is the same however its texts are ordered", () => {
    const lines = ["hoàn tiền", "hoãn show", "đổi vé", "đợi vé", "đòi vé"];
    expect(lexiconSheet(lines)).toEqual(lexiconSheet(lines.toReversed()));
  });
});
