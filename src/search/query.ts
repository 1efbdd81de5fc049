import lunr from "lunr";
import { type AnswerIndex, type IndexResult, knows, markedTerm } from "#search/answer-index.ts";
import type { Word } from "#search/word.ts";

/** How many letters of an unknown word may be wrong, missing, too many or swapped. */
export type Slips = 1 | 2;

/** From so many letters on a word may hold so many slips. */
export const SLIPPING_FROM: Readonly<Record<Slips, number>> = { 1: 4, 2: 6 };

/** What a word counts for: with its own tone marks, as it is, as a beginning, with a slip. */
const WEIGHT = { marked: 4, exact: 8, started: 3, typing: 1, slipped: 2 } as const;

/**
 * Asks the index for some words. A word it knows counts as itself; one it does not know, as a beginning of
 * others or with a slip; the last one is perhaps still being typed, so that it also counts as a beginning.
 */
export function askIndex(index: AnswerIndex, words: readonly Word[], slips: Slips): IndexResult[] {
  return index.query((query) => {
    for (const word of words) askWord(query, index, word, { slips, isLast: word === words.at(-1) });
  });
}

function askWord(
  query: lunr.Query,
  index: AnswerIndex,
  { exact, folded }: Word,
  { slips, isLast }: { slips: Slips; isLast: boolean },
): void {
  const isKnown = knows(index, folded);
  const marked = markedTerm(exact);
  if (knows(index, marked)) query.term(marked, { boost: WEIGHT.marked });
  if (isKnown) query.term(folded, { boost: WEIGHT.exact });
  if (!isKnown || isLast)
    query.term(folded, {
      boost: isKnown ? WEIGHT.typing : WEIGHT.started,
      wildcard: lunr.Query.wildcard.TRAILING,
    });
  if (isKnown) return;
  for (const editDistance of [1, 2] as const) {
    const mayslip = editDistance <= slips && folded.length >= SLIPPING_FROM[editDistance];
    if (mayslip) query.term(folded, { boost: WEIGHT.slipped / editDistance, editDistance });
  }
}
