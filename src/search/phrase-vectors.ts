import { type Claim, type Claimant, exactWords } from "#search/claim.ts";

/** The phrases of some answers as numbers, flat, since a base has a hundred thousand of them. */
export interface PhraseVectors {
  /** Answer by answer. */
  readonly claims: readonly Claim[];
  /** For each phrase the place of its answer among the claimants. */
  readonly answers: readonly number[];
  /** The words of all phrases by number, each once in a phrase: those of the phrase `at` stand from `starts[at]` on. */
  readonly words: readonly number[];
  readonly starts: readonly number[];
  /** For each word in how many answers it stands. */
  readonly spread: readonly number[];
  /** For each word what it weighs, squared: the fewer answers have it, the more. */
  readonly weights: Float64Array;
  /** The length of each phrase's vector. */
  readonly lengths: Float64Array;
}

/** What a pair of neighbouring words weighs, squared: as much as the two apart. */
export function pairWeight(first: number, second: number): number {
  return first + second;
}

/** Every phrase of the claimants as a vector over its words and the pairs of them. */
export function phraseVectors(claimants: readonly Claimant[]): PhraseVectors {
  const seen = new Words();
  const claims: Claim[] = [];
  const answers: number[] = [];
  for (const [answer, { claims: all }] of claimants.entries())
    for (const claim of all) {
      if (claim.as !== "phrase") continue;
      claims.push(claim);
      answers.push(answer);
      seen.take(exactWords(claim.words), answer);
    }
  const { words, starts, spread } = seen;
  const weights = Float64Array.from(spread, (count) => Math.log((claimants.length + 1) / count) ** 2);
  const lengths = Float64Array.from(claims, (_, at) =>
    lengthOf(words, weights, starts[at] ?? 0, starts[at + 1] ?? 0),
  );
  return { claims, answers, words, starts, spread, weights, lengths };
}

function lengthOf(words: readonly number[], weights: Float64Array, from: number, until: number): number {
  let [sum, before] = [0, 0];
  for (let place = from; place < until; place++) {
    const weight = weights[words[place] ?? 0] ?? 0;
    sum += weight + (place > from ? pairWeight(before, weight) : 0);
    before = weight;
  }
  return Math.sqrt(sum);
}

/** Gives words numbers, and counts in how many answers each stands. */
class Words {
  readonly words: number[] = [];
  readonly starts: number[] = [0];
  readonly spread: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lastAnswer: number[] = [];
  readonly #lastPhrase: number[] = [];

  /** Takes the next phrase; a word that comes again in it counts once. */
  take(words: readonly string[], answer: number): void {
    const phrase = this.starts.length;
    for (const word of words) {
      const number = this.#numbered(word);
      if (this.#lastPhrase[number] === phrase) continue;
      this.#lastPhrase[number] = phrase;
      this.words.push(number);
      if (this.#lastAnswer[number] !== answer) this.spread[number] = (this.spread[number] ?? 0) + 1;
      this.#lastAnswer[number] = answer;
    }
    this.starts.push(this.words.length);
  }

  #numbered(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.spread.length;
    this.#numbers.set(word, number);
    this.spread.push(0);
    this.#lastAnswer.push(-1);
    this.#lastPhrase.push(0);
    return number;
  }
}
