import { pageLocale } from "#browser/page.ts";
import { newPathEn } from "#words/new-path-en.ts";
import { newPathVi } from "#words/new-path-vi.ts";
import type { InterfaceLocale, NewPathWords } from "#words/text.ts";

/** Both languages: the lessons are written in all. */
const ALL: Readonly<Record<InterfaceLocale, NewPathWords>> = { en: newPathEn, vi: newPathVi };

/** The words of the page in its own language. */
export async function newPathWords(): Promise<NewPathWords> {
  return ALL[pageLocale()];
}

/** The words that lessons are written with in a language; English where the interface does not speak it. */
export function pathLessonWords(locale: string): NewPathWords {
  return locale === "vi" ? ALL.vi : ALL.en;
}
