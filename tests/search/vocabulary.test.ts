import { describe, expect, it } from "vitest";
import { featuresOf } from "#search/feature.ts";
import { FeatureBook } from "#search/feature-book.ts";
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
  return toldBy(texts);
}

function toldBy(texts: readonly { readonly answer: number; readonly text: string }[]) {
  const book = new FeatureBook(4);
  for (const { text } of texts) book.add(wordsOf(text));
  return { texts, book, answers: Int32Array.from(texts, ({ answer }) => answer) };
}

function counting(word: string, told: Parameters<typeof vocabularyOf>[0]): number {
  const { keys, counts } = vocabularyOf(told);
  const [key = -1] = featuresOf(wordsOf(word)).keys;
  return counts[keys.indexOf(key)] ?? Number.NaN;
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
    const told = toldWith(1);
    const known = ({ keys, counts }: ReturnType<typeof vocabularyOf>) => ({ keys, counts });
    const backwards = toldBy(told.texts.toReversed());
    expect(known(vocabularyOf(backwards))).toEqual(known(vocabularyOf(told)));
  });

  it("is nothing with very many answers of which a good part has it", () => {
    const told = { ...toldWith(1), isLarge: true };
    expect(counting("plain", told)).toBe(0);
    expect(counting("rareown", told)).toBeGreaterThan(0);
  });
});

describe("the features of many texts", () => {
  it.each([3, 4] as const)("are those of each text by itself, with runs of %i letters", (runs) => {
    const said = ["where is my order", "đơn hàng của tôi đâu", "my my order", ""].map(wordsOf);
    const book = new FeatureBook(runs);
    for (const words of said) book.add(words);
    const told = said.map((_, text) => [...book.of(text)].map((feature) => book.keys[feature]));
    const sorted = (keys: readonly (number | undefined)[]) => [...keys].sort();
    expect(told.map(sorted)).toEqual(said.map((words) => sorted(featuresOf(words, { runs }).keys)));
  });
});
