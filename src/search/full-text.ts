import { wordsOf } from "#search/word.ts";

/** A record of the full text that holds a word, and how much it speaks of it. */
export interface WordHit {
  readonly id: string;
  readonly score: number;
}

/** Typed or pasted text beyond this decides nothing. */
const MOST_LETTERS = 4000;
const MOST_WORDS = 8;
/** One letter or figure begins half of all words. */
const TOO_SHORT = /^[a-z0-9]$/;

/**
 * The words of a question that are looked up in the full text, folded, each once: the longest eight. Long words are
 * the rare ones, and Pagefind does not tell which words are.
 */
export function questionWords(question: string): string[] {
  const words = new Set(wordsOf(question.slice(0, MOST_LETTERS)).map(({ folded }) => folded));
  const telling = [...words].filter((word) => !TOO_SHORT.test(word));
  return telling.sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
}

/** What has less than this share of the best one's score is left out. */
const LEAST_SHARE = 0.4;
/** What Pagefind scores lower only resembles the word, or the word stands nearly everywhere. */
const LEAST_SCORE = 0.8;

/**
 * One ranking from what was found for each word: scores added up, and more for what holds more of the words by
 * their letters. A record need not hold every word. Best first; ties by id.
 */
export function rankedRecords(
  found: readonly { readonly word: string; readonly hits: readonly WordHit[] }[],
): string[] {
  const asked = found.reduce((sum, { word }) => sum + word.length, 0);
  const sums = new Map<string, { score: number; letters: number }>();
  for (const { word, hits } of found) {
    for (const { id, score } of hits.filter((hit) => hit.score >= LEAST_SCORE)) {
      const sum = sums.get(id) ?? { score: 0, letters: 0 };
      sums.set(id, { score: sum.score + score, letters: sum.letters + word.length });
    }
  }
  const ranked = [...sums].map(([id, { score, letters }]) => ({
    id,
    score: score * (0.5 + letters / asked),
  }));
  ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const least = (ranked[0]?.score ?? 0) * LEAST_SHARE;
  return ranked.filter(({ score }) => score >= least).map(({ id }) => id);
}
