import type { Languages } from "#search/language.ts";
import type { Word } from "#search/word.ts";

/** How much the words around each word of a text speak for a language: above 0 for it, below 0 for others. */
export type Voice = readonly number[];

/** One word speaks at most so loud, and a word next to it is heard so much fainter. */
const LOUDEST = 1.5;
const FAINTER = 0.7;
/** From so much on the words around are of a language. */
export const CLEAR = 0.5;

/**
 * The voice of a language at each word, the word itself left out. `said` gives what is known of a word otherwise (it is
 * spelt as only that language does); undefined leaves the word to its letters.
 */
export function voiceOf(
  tag: string,
  words: readonly Word[],
  languages: Languages,
  said: (place: number) => number | undefined,
): Voice {
  const own = words.map((word, place) => said(place) ?? spokenFor(tag, word, languages));
  const around = words.map(() => 0);
  for (const [first, step] of [
    [0, 1],
    [words.length - 1, -1],
  ] as const) {
    let heard = 0;
    for (let place = first; place >= 0 && place < words.length; place += step) {
      around[place] = (around[place] ?? 0) + heard;
      heard = (heard + (own[place] ?? 0)) * FAINTER;
    }
  }
  return around;
}

function spokenFor(tag: string, word: Word, languages: Languages): number {
  if (/^\d/.test(word.folded)) return 0;
  const place = languages.tags.indexOf(tag);
  const votes = languages.votesOf(word);
  const most = votes.reduce((best, vote, other) => (other === place ? best : Math.max(best, vote)), 0);
  const loud = Math.log((votes[place] ?? 0) / most);
  return Math.max(-LOUDEST, Math.min(LOUDEST, loud));
}
