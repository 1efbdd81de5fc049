import { foldedText } from "#core/fold.ts";
import { compareText } from "#core/problem.ts";

/** What something is known by: texts, and names of what it belongs to, which count as words of their own. */
export interface Known {
  readonly id: string;
  readonly texts: readonly string[];
  readonly kinds: readonly string[];
}

/** The words of a text without marks and letter case, in order. Thai and Japanese are taken apart by letters in pairs. */
export function wordsIn(text: string): string[] {
  const words = foldedText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (UNSPACED.test(word) ? pairsIn(word) : [word]));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function pairsIn(word: string): string[] {
  const letters = [...word];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, index) => (letters[index] ?? "") + letter);
}

interface Weighed {
  readonly id: string;
  readonly bag: ReadonlySet<string>;
  readonly mass: number;
}

/**
 * For each of some things the ids of those nearest to it, at most `most`, the nearest first. They are compared by the words
 * they share: one that few have says more (inverse document frequency), and what is known by many words is not near to all
 * others only because of that (cosine).
 */
export function nearestAmong(known: readonly Known[], most: number): Map<string, string[]> {
  const bags = known.map(({ id, texts, kinds }) => ({
    id,
    bag: new Set([...texts.flatMap(wordsIn), ...kinds.map((kind) => `#${kind}`)]),
  }));
  const counts = new Map<string, number>();
  for (const { bag } of bags) for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(bags.length / count) ** 2]));
  const massOf = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  const weighed = bags.map(({ id, bag }): Weighed => ({ id, bag, mass: massOf(bag) }));
  return new Map(weighed.map((one) => [one.id, nearestTo(one, weighed, massOf).slice(0, most)]));
}

function nearestTo(
  one: Weighed,
  all: readonly Weighed[],
  massOf: (words: readonly string[]) => number,
): string[] {
  const near = all.flatMap((other) => {
    const shared = other.id === one.id ? 0 : massOf([...one.bag].filter((word) => other.bag.has(word)));
    return shared === 0 ? [] : [{ id: other.id, worth: shared / Math.sqrt(one.mass * other.mass) }];
  });
  return near.sort((a, b) => b.worth - a.worth || compareText(a.id, b.id)).map(({ id }) => id);
}
