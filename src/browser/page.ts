import type { Surroundings } from "#browser/view.ts";
import { type InterfaceLocale, isInterfaceLocale, type Words } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<Words>>> = {
  en: async () => (await import("#words/en.ts")).en,
  vi: async () => (await import("#words/vi.ts")).vi,
};

/** The interface language of the open page. */
function pageLocale(): InterfaceLocale {
  const { lang } = document.documentElement;
  return isInterfaceLocale(lang) ? lang : "en";
}

/** The interface's words in the open page's language; the other language is never loaded. */
export function pageWords(): Promise<Words> {
  return WORDS[pageLocale()]();
}

/** What views draw in on the open page; `base` is the address of the site's start page in its language. */
export function surroundings(words: Words, timeZone: string, base = "/"): Surroundings {
  return {
    locale: pageLocale(),
    words,
    timeZone,
    drawings: document.documentElement.dataset.drawings ?? "",
    to: (path) => base.replace(/\/$/, "") + path,
  };
}
