import { pageLocale } from "#browser/page.ts";
import type { DrillWords, InterfaceLocale } from "#words/text.ts";

const DRILL: Readonly<Record<InterfaceLocale, () => Promise<DrillWords>>> = {
  en: async () => (await import("#words/drill-en.ts")).drillEn,
  vi: async () => (await import("#words/drill-vi.ts")).drillVi,
};

/** The words of drills in the open page's language. */
export function drillPageWords(): Promise<DrillWords> {
  return DRILL[pageLocale()]();
}
