import { pageLocale } from "#browser/page.ts";
import type { FindWords, InterfaceLocale } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<FindWords>>> = {
  en: async () => (await import("#words/find-en.ts")).findEn,
  vi: async () => (await import("#words/find-vi.ts")).findVi,
};

/** The words of what the box finds, in the page's language. */
export function findWords(): Promise<FindWords> {
  return WORDS[pageLocale()]();
}
