import { pageLocale } from "#browser/page.ts";
import type { CohortWords, InterfaceLocale } from "#words/text.ts";

const COHORT: Readonly<Record<InterfaceLocale, () => Promise<CohortWords>>> = {
  en: async () => (await import("#words/cohort-en.ts")).cohortEn,
  vi: async () => (await import("#words/cohort-vi.ts")).cohortVi,
};

/** The words of the trainer's page about a cohort in the open page's language. */
export function cohortPageWords(): Promise<CohortWords> {
  return COHORT[pageLocale()]();
}
