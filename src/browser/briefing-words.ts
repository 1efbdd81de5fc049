import { pageLocale } from "#browser/page.ts";
import type { BriefingWords, InterfaceLocale } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<BriefingWords>>> = {
  en: async () => (await import("#words/briefing-en.ts")).briefingEn,
  vi: async () => (await import("#words/briefing-vi.ts")).briefingVi,
};

/** The words of the briefing in the open page's language. */
export function briefingPageWords(): Promise<BriefingWords> {
  return WORDS[pageLocale()]();
}
