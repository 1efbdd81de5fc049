import { describe, expect, test } from "vitest";
import { questionWords, rankedRecords } from "#search/full-text.ts";

describe("the words of a question", () => {
  test.each([
    ["each once and folded, the longest first", "Đổi vé, đổi VÉ ngay", ["ngay", "doi", "ve"]],
    ["no single letters and figures, which begin half of all words", "k đi đc 2 vé", ["di", "dc", "ve"]],
    ["single characters of scripts whose words they are", "券 refund", ["refund", "券"]],
    ["nothing", "  😡 a", []],
  ])("%s", (_, question, words) => {
    expect(questionWords(question)).toEqual(words);
  });

  test("of a long message the eight longest", () => {
    const message =
      "we have been waiting for the hoodie since september and nobody answers our questions about shipping";
    expect(questionWords(message)).toEqual([
      "september",
      "questions",
      "shipping",
      "waiting",
      "answers",
      "hoodie",
      "nobody",
      "since",
    ]);
  });

  test("what is endless costs nothing", () => {
    expect(questionWords("word ".repeat(100_000))).toEqual(["word"]);
  });
});

describe("records that hold some of the words", () => {
  const hit = (id: string, score: number) => ({ id, score });

  test("come in order of what they hold in all", () => {
    const found = [
      { word: "refund", hits: [hit("a", 3), hit("b", 5)] },
      { word: "ticket", hits: [hit("a", 3)] },
    ];
    expect(rankedRecords(found)).toEqual(["a", "b"]);
  });

  test("are left out when they come to little beside the best", () => {
    const found = [{ word: "refund", hits: [hit("a", 10), hit("b", 4), hit("c", 3.9)] }];
    expect(rankedRecords(found)).toEqual(["a", "b"]);
  });

  test("are left out when they only resemble the word", () => {
    expect(rankedRecords([{ word: "hidden", hits: [hit("a", 0.7)] }])).toEqual([]);
  });

  test("stand in the same order whatever order they were found in", () => {
    const hits = [hit("b", 2), hit("a", 2), hit("c", 2)];
    expect(rankedRecords([{ word: "refund", hits }])).toEqual(["a", "b", "c"]);
    expect(rankedRecords([{ word: "refund", hits: hits.toReversed() }])).toEqual(["a", "b", "c"]);
  });

  test("are none when nothing was asked", () => {
    expect(rankedRecords([])).toEqual([]);
  });
});
