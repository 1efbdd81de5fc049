import { en } from "#words/en.ts";
import type { InterfaceLocale, Words } from "#words/text.ts";
import { vi } from "#words/vi.ts";

const WORDS: Readonly<Record<InterfaceLocale, Words>> = { en, vi };

/** The interface's words in one language. */
export function wordsIn(locale: InterfaceLocale): Words {
  return WORDS[locale];
}
