import type { Locale } from "#core/locale.ts";
import type { DocumentVersion } from "#search/document.ts";
import { GRADE } from "#search/hits.ts";
import { SLIPPING_FROM } from "#search/slips.ts";
import { isPlain, markedTerm, plainTerm, termsOf } from "#search/term.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** How well a word stands among some terms. */
function gradeOf(word: Word, terms: ReadonlySet<string>): number {
  const [folded, marked] = [plainTerm(word), markedTerm(word)];
  if (terms.has(marked ?? folded)) return GRADE.marked;
  if (terms.has(folded)) return GRADE.exact;
  const maySlip = folded.length >= SLIPPING_FROM[1];
  let best = 0;
  for (const term of terms) {
    if (term.startsWith(folded) && isPlain(term)) return GRADE.started;
    if (maySlip && isOneSlipFrom(term, folded)) best = GRADE.slipped;
  }
  return best;
}

/** Whether two words differ by one letter: changed, added, left out, or swapped with its neighbour. */
function isOneSlipFrom(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const isSwap = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return isSwap || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** At most so many texts are named. */
const MOST_TEXTS = 3;

/** The texts of a version in which the words were found, those with the most of them first; the reader's language wins ties. */
export function matchedTexts(version: DocumentVersion, words: readonly Word[], locale: Locale): string[] {
  const texts = textsOf(version, locale);
  const weighed = [...texts].map((text, place) => ({ text, place, weight: weightOf(text, words) }));
  const met = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  const [best] = met;
  return met
    .filter(({ weight }) => weight * 2 > (best?.weight ?? 0))
    .slice(0, MOST_TEXTS)
    .map(({ text }) => text);
}

function textsOf({ phrases, titles, tags, shortcuts }: DocumentVersion, locale: Locale): Set<string> {
  const locales = [locale, ...Object.keys(titles).filter((other) => other !== locale)];
  const spoken = locales.flatMap((tag) => [...(phrases[tag] ?? []), ...(titles[tag] ? [titles[tag]] : [])]);
  return new Set([...shortcuts, ...spoken, ...tags]);
}

function weightOf(text: string, words: readonly Word[]): number {
  const own = wordsOf(text);
  const terms = new Set(own.flatMap(termsOf));
  const met = words.reduce((sum, word) => sum + word.folded.length * gradeOf(word, terms), 0);
  // Of two texts that hold the words, the one that says less besides is nearer.
  return met * (1 - Math.min(own.length, 50) / 200);
}
