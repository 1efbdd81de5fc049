import { pageLocale } from "#browser/page.ts";
import type { InterfaceLocale, LiveWords } from "#words/text.ts";

const LIVE: Readonly<Record<InterfaceLocale, () => Promise<LiveWords>>> = {
  en: async () => (await import("#words/live-en.ts")).liveEn,
  vi: async () => (await import("#words/live-vi.ts")).liveVi,
};

/** The words of what reaches open pages, in the open page's language. */
export function livePageWords(): Promise<LiveWords> {
  return LIVE[pageLocale()]();
}
