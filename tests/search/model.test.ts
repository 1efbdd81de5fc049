import { describe, expect, it } from "vitest";
import { sourceIn } from "#search/files.ts";
import { modelFiles, openModel } from "#search/model-files.ts";
import { type Example, trainModel } from "#search/training.ts";
import { wordsOf } from "#search/word.ts";

const SAID: Readonly<Record<string, readonly string[]>> = {
  "late-delivery": ["where is my package", "my order has not arrived yet", "đơn hàng của tôi chưa đến"],
  refund: ["I want my money back", "how do I get a refund", "tôi muốn hoàn tiền"],
  postpone: ["can I move my show to another day", "tôi muốn hoãn buổi diễn sang ngày khác"],
  password: ["I forgot my password", "cannot log in to my account", "ログインできません"],
};

const EXAMPLES: readonly Example[] = Object.entries(SAID).flatMap(([id, phrases]) =>
  phrases.map((phrase) => ({ id, words: wordsOf(phrase), weight: 1 })),
);

async function rankerOf(examples: readonly Example[]) {
  return openModel(sourceIn(modelFiles(trainModel(examples))));
}

describe("the model of whole messages", () => {
  it.each([
    ["hello, the package that I ordered never arrived", "late-delivery"],
    ["please give me my money bck", "refund"],
    ["minh muon hoan tien", "refund"],
    ["hoãn buổi diễn được không", "postpone"],
    ["ログインができない", "password"],
  ])("leads %s to %s", async (message, id) => {
    const ranker = await rankerOf(EXAMPLES);
    expect((await ranker.rank(wordsOf(message), 3)).best[0]?.id).toBe(id);
  });

  it("makes the same files from the same examples", () => {
    expect([...modelFiles(trainModel(EXAMPLES))]).toEqual([...modelFiles(trainModel([...EXAMPLES]))]);
  });

  it("ranks at once what it has loaded", async () => {
    const ranker = await rankerOf(EXAMPLES);
    const words = wordsOf("where is it");
    expect(ranker.rankNow(words, 3)).toBeUndefined();
    const later = await ranker.rank(words, 3);
    expect(ranker.rankNow(words, 3)).toEqual(later);
  });

  it("finds nothing in nothing", async () => {
    const ranker = await rankerOf([]);
    expect(await ranker.rank(wordsOf("hello"), 3)).toEqual({ best: [], confidence: 0, isPartial: false });
    expect(await (await rankerOf(EXAMPLES)).rank([], 3)).toMatchObject({ best: [], confidence: 0 });
  });
});
