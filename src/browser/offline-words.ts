import { pageLocale } from "#browser/page.ts";
import type { InterfaceLocale, OfflineWords } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<OfflineWords>>> = {
  en: async () => (await import("#words/offline-en.ts")).offlineEn,
  vi: async () => (await import("#words/offline-vi.ts")).offlineVi,
};

/** The words of what a device keeps, in the open page's language. */
export function offlinePageWords(): Promise<OfflineWords> {
  return WORDS[pageLocale()]();
}
