import { isWritten, type Lexicon } from "#search/lexicon.ts";
import { isFoldedSyllable, isSyllable } from "#search/syllable.ts";
import { fromTelex, fromVni } from "#search/telex.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** A word that was typed with the input method switched off. */
export interface KeyedWord {
  readonly word: Word;
  /** Whether the base writes it, so that nothing around it has to confirm it. */
  readonly isWritten: boolean;
}

/** The Vietnamese word that Telex or VNI keys make; undefined when they make none. */
export function spelledByKeys({ exact }: Word, lexicon: Lexicon): KeyedWord | undefined {
  const made = fromTelex(exact) ?? fromVni(exact);
  const [word] = made === undefined ? [] : wordsOf(made);
  return word && { word, isWritten: isWritten(lexicon, word) };
}

/** Letters that chats write for the beginnings that sound alike, the likelier first: `fải`, `wên`, `júp`, `zô`. */
const SOUNDS: readonly (readonly [written: RegExp, meant: readonly string[]])[] = [
  [/^f/, ["ph"]],
  [/^w(?=[aeêiyo])/, ["qu"]],
  [/^j/, ["gi"]],
  [/^d?z/, ["v", "d", "gi"]],
];

/** The syllable that a word spelt by its sound stands for: `fải` → phải. The base's own words first. */
export function spelledBySound(word: Word, lexicon: Lexicon): Word | undefined {
  const [written, meant] = SOUNDS.find(([form]) => form.test(word.exact)) ?? [];
  if (!written || !meant) return undefined;
  const made = meant
    .map((start) => word.exact.replace(written, start))
    .filter(isWellFormed)
    .flatMap(wordsOf);
  return made.find((one) => isKnown(one, lexicon)) ?? made[0];
}

function isKnown(word: Word, lexicon: Lexicon): boolean {
  return word.exact === word.folded ? lexicon.forms.has(word.folded) : isWritten(lexicon, word);
}

function isWellFormed(word: string): boolean {
  return /^[a-z]+$/.test(word) ? word.length > 2 && isFoldedSyllable(word) : isSyllable(word);
}
