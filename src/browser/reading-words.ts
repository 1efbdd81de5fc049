import { pageWords } from "#browser/page.ts";
import { type AllWords, type InterfaceLocale, isInterfaceLocale, type ReadingWords } from "#words/text.ts";

const READING: Readonly<Record<InterfaceLocale, () => Promise<ReadingWords>>> = {
  en: async () => (await import("#words/reading-en.ts")).readingEn,
  vi: async () => (await import("#words/reading-vi.ts")).readingVi,
};

/** The interface's words in the open page's language with those of the pages that are only read. */
export async function allPageWords(): Promise<AllWords> {
  const { lang } = document.documentElement;
  const [words, reading] = await Promise.all([pageWords(), READING[isInterfaceLocale(lang) ? lang : "en"]()]);
  return { ...words, ...reading };
}
