import { describe, expect, it } from "vitest";
import { featuresOf } from "#search/feature.ts";
import { vocabularyOf } from "#search/vocabulary.ts";
import { wordsOf } from "#search/word.ts";

/** Five answers that each say `own` twice and, in one of their texts, `shared`; `copies` times. */
function toldWith(copies: number) {
  const texts = Array.from({ length: 5 * 2 * copies }, (_, place) => {
    const answer = place % 5;
    const isShared = answer < 2 && place < 5;
    return {
      answer,
      text: `${answer === 4 && place < 10 ? "rareown" : "plain"} ${isShared ? "shared" : "text"}`,
    };
  });
  return {
    texts: texts.map(({ text }) => featuresOf(wordsOf(text))),
    answers: Int32Array.from(texts, ({ answer }) => answer),
  };
}

function counting(word: string, told: Parameters<typeof vocabularyOf>[0]): number {
  const { numbers, counts } = vocabularyOf(told);
  const [key = -1] = featuresOf(wordsOf(word)).keys;
  return counts[numbers.get(key) ?? -1] ?? Number.NaN;
}

describe("what a word counts that two texts have", () => {
  it("is more where both are of one answer, while there are few texts", () => {
    const told = toldWith(1);
    expect(counting("rareown", told)).toBeGreaterThan(counting("shared", told) * 1.1);
  });

  it("is nearly the same whose they are, with hundreds of texts an answer", () => {
    const told = toldWith(150);
    expect(counting("rareown", told) / counting("shared", told)).toBeCloseTo(1, 1);
    expect(counting("rareown", told)).toBeGreaterThan(counting("shared", told));
  });

  it("is the same whose they are, with very many answers", () => {
    const told = { ...toldWith(1), isLarge: true };
    expect(counting("rareown", told)).toBe(counting("shared", told));
  });

  it("does not hang on the order of the texts", () => {
    const { texts, answers } = toldWith(1);
    const backwards = { texts: texts.toReversed(), answers: answers.toReversed() };
    expect(vocabularyOf(backwards)).toEqual(vocabularyOf({ texts, answers }));
  });
});
