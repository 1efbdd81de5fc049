import { pageLocale } from "#browser/page.ts";
import type { AdviceWords, InterfaceLocale } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<AdviceWords>>> = {
  en: async () => (await import("#words/advice-en.ts")).adviceEn,
  vi: async () => (await import("#words/advice-vi.ts")).adviceVi,
};

/** The words of advisories in the page's language. */
export function adviceWords(): Promise<AdviceWords> {
  return WORDS[pageLocale()]();
}
