import type { Surroundings } from "#browser/view.ts";
import { type InterfaceLocale, isInterfaceLocale, type UseWords, type Words } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<Words>>> = {
  en: async () => (await import("#words/en.ts")).en,
  vi: async () => (await import("#words/vi.ts")).vi,
};

const USE_WORDS: Readonly<Record<InterfaceLocale, () => Promise<UseWords>>> = {
  en: async () => (await import("#words/en-use.ts")).enUse,
  vi: async () => (await import("#words/vi-use.ts")).viUse,
};

/** The interface language of the open page. */
export function pageLocale(): InterfaceLocale {
  const { lang } = document.documentElement;
  return isInterfaceLocale(lang) ? lang : "en";
}

/** The interface's words in the open page's language; the other language is never loaded. */
export function pageWords(): Promise<Words> {
  return WORDS[pageLocale()]();
}

/** Those of them that an answer page needs at once. */
export function useWords(): Promise<UseWords> {
  return USE_WORDS[pageLocale()]();
}

/** What views draw in on the open page; `base` is the address of the site's start page in its language. */
export function surroundings<W extends UseWords>(words: W, timeZone: string, base = "/"): Surroundings<W> {
  return {
    locale: pageLocale(),
    words,
    timeZone,
    drawings: document.documentElement.dataset.drawings ?? "",
    to: (path) => base.replace(/\/$/, "") + path,
  };
}

/** What is said where a part could not be loaded: it stands in every page, since its words could not be loaded either. */
export function unreachedText(): string {
  return document.querySelector("[data-part='unreached']")?.firstChild?.textContent ?? "";
}
