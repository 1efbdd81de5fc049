import { describe, expect, it } from "vitest";
import { featuresOf } from "#search/feature.ts";
import { sourceIn } from "#search/files.ts";
import type { FeatureRows } from "#search/model.ts";
import { MODEL_HEAD, modelFiles, openModel } from "#search/model-files.ts";
import { rowFile, rowsIn } from "#search/row-file.ts";
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

function rankerOf(examples: readonly Example[]) {
  return openModel(sourceIn(modelFiles(trainModel(examples))));
}

/** Answers enough that a model of them has many parts: each has words of its own. */
const MANY: readonly Example[] = Array.from({ length: 150 }, (_, number) =>
  ["where is my", "please cancel the", "I lost the"].map((start) => ({
    id: `answer-${number}`,
    words: wordsOf(`${start} ${(number * 7919).toString(36)}ing ${(number * 104_729).toString(36)} order`),
    weight: 1,
  })),
).flat();

function sumOf({ keys, start, answers, weights }: FeatureRows, of: readonly number[], answer: number) {
  const at = [...answers.keys()].filter((place) => answers[place] === answer);
  const rowOf = (place: number) => start.findIndex((end) => end > place) - 1;
  return at
    .filter((place) => of.includes(keys[rowOf(place)] ?? -1))
    .reduce((sum, place) => sum + (weights[place] ?? 0), 0);
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

  it.each([
    ["nonsense", "qwrtz zxcvb jklmn", false],
    ["a greeting", "hi there", false],
    ["something else", "which wine goes with roast pumpkin", false],
    ["the customer's own words", "where is the package with my order, it has not arrived", true],
  ])("knows how sure it may be of %s", async (_, message, isSure) => {
    const { confidence } = await (await rankerOf(EXAMPLES)).rank(wordsOf(message), 3);
    expect(confidence >= 0.5).toBe(isSure);
  });

  describe("of many answers", () => {
    const files = modelFiles(trainModel(MANY, { manyAnswers: 100, rivals: 8 }), 1000);
    const source = sourceIn(files);
    const message = wordsOf(`where is my ${(7 * 7919).toString(36)}img order`);

    it("reads only the parts of a message's words", async () => {
      const read: string[] = [];
      const ranker = await openModel({
        read: (name) => {
          read.push(name);
          return source.read(name);
        },
      });
      expect((await ranker.rank(message, 3)).best[0]?.id).toBe("answer-7");
      expect(read.length).toBeGreaterThan(2);
      expect(read.length).toBeLessThan(files.size);
    });

    it("ranks the same when the parts come late and out of turn", async () => {
      const inTurn = await (await openModel(source)).rank(message, 10);
      const waiting: (() => void)[] = [];
      const late = await openModel({
        read: async (name) => {
          if (name !== MODEL_HEAD) await new Promise<void>((resolve) => waiting.push(resolve));
          return source.read(name);
        },
      });
      const ranking = late.rank(message, 10);
      for (const go of waiting.reverse()) go();
      expect(await ranking).toEqual(inTurn);
    });

    it("has no part that is taken for JSON, however many rows it has", () => {
      const keys = Uint32Array.from({ length: 0x5b }, (_, key) => key);
      const none = {
        keys,
        start: new Uint32Array(0x5c),
        answers: new Uint32Array(),
        weights: new Int8Array(),
      };
      expect("[{").not.toContain(String.fromCharCode(rowFile(none)[0] ?? 0));
      expect(rowsIn(rowFile(none))).toEqual(none);
    });

    it("ranks the same in parts as in one file", async () => {
      const whole = await openModel(sourceIn(modelFiles(trainModel(MANY, { manyAnswers: 100, rivals: 8 }))));
      const parts = await openModel(source);
      for (const { words } of MANY.slice(0, 30))
        expect(await parts.rank(words, 10)).toEqual(await whole.rank(words, 10));
    });

    it("ranks by what it has when a part cannot be had, and says so", async () => {
      const parts = [...files.keys()].filter((name) => name !== MODEL_HEAD);
      const ranker = await openModel({
        read: (name) => (name === parts[0] ? Promise.reject(new Error("offline")) : source.read(name)),
      });
      const all = wordsOf(MANY.map(({ words }) => words.map(({ exact }) => exact).join(" ")).join(" "));
      expect(await ranker.rank(all, 3)).toMatchObject({ isPartial: true, best: [{}, {}, {}] });
      expect(ranker.rankNow(all, 3)).toBeUndefined();
    });
  });

  it("read back says what was learnt", async () => {
    const model = trainModel(EXAMPLES);
    const { ids, rows, steps } = model;
    const ranker = await openModel(sourceIn(modelFiles(model)));
    const words = wordsOf("my refund");
    const { keys } = featuresOf(words);
    const sums = ids.map((_, answer) => sumOf(rows, keys, answer) / (steps * Math.sqrt(keys.length)));
    const { best } = await ranker.rank(words, ids.length);
    for (const { id, score } of best) expect(score).toBeCloseTo(sums[ids.indexOf(id)] ?? Number.NaN, 3);
  });

  it("finds nothing in nothing", async () => {
    const ranker = await rankerOf([]);
    expect(await ranker.rank(wordsOf("hello"), 3)).toEqual({ best: [], confidence: 0, isPartial: false });
    expect(await (await rankerOf(EXAMPLES)).rank([], 3)).toMatchObject({ best: [], confidence: 0 });
  });
});
