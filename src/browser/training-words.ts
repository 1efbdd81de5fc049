import { pageLocale } from "#browser/page.ts";
import type { InterfaceLocale, TrainingWords } from "#words/text.ts";

const TRAINING: Readonly<Record<InterfaceLocale, () => Promise<TrainingWords>>> = {
  en: async () => (await import("#words/training-en.ts")).trainingEn,
  vi: async () => (await import("#words/training-vi.ts")).trainingVi,
};

/** The words of paths, lessons and the certificate in the open page's language. */
export function trainingPageWords(): Promise<TrainingWords> {
  return TRAINING[pageLocale()]();
}
