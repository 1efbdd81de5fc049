import type { Word } from "#search/word.ts";

// What stands in the index. Words hold letters, their marks and numbers only, so that the signs below never meet
// any, and what belongs to a word stands behind it in the same piece of a sorted list.
const MARKED = "=";
const SHORTCUT = "#";
const ALIAS = ">";
const PLAIN = /^[^=#>]*$/;

/** The longest way of writing that means something besides, in words. */
export const MOST_ALIAS_WORDS = 3;

/** How a word stands in the index without tone marks. */
export function plainTerm({ folded }: Word): string {
  return folded.toWellFormed();
}

/** How it stands there with its marks; undefined where it has none. No prefix or slip of a word reaches it. */
export function markedTerm({ exact, folded }: Word): string | undefined {
  return exact === folded ? undefined : `${folded}${MARKED}${exact}`.toWellFormed();
}

/** How a shortcut stands there, which is only ever asked for as a whole. */
export function shortcutTerm(words: readonly Word[]): string {
  return `${words.map(plainTerm).join(" ")}${SHORTCUT}`;
}

/** How it stands there that some words mean others besides; undefined where those are the same. */
export function aliasTerm(from: readonly Word[], to: readonly Word[]): string | undefined {
  const [said, meant] = [from, to].map((words) => words.map(plainTerm).join(" "));
  return said === meant
    ? undefined
    : `${aliasBeginning(from)}${to.map(({ exact }) => exact.toWellFormed()).join(" ")}`;
}

/** What all terms begin with that say what some words mean besides. */
export function aliasBeginning(from: readonly Word[]): string {
  return `${from.map(plainTerm).join(" ")}${ALIAS}`;
}

/** The words an alias leads to. */
export function aliasTarget(term: string): string {
  return term.slice(term.indexOf(ALIAS) + ALIAS.length);
}

/** Whether a term is a word without its marks. */
export function isPlain(term: string): boolean {
  return PLAIN.test(term);
}

/** The terms by which a word is found: as it is, and with its marks. */
export function termsOf(word: Word): string[] {
  const marked = markedTerm(word);
  return marked === undefined ? [plainTerm(word)] : [plainTerm(word), marked];
}
