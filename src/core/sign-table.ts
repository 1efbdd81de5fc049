import type { Locale } from "#core/locale.ts";
import type { SignWords } from "#core/sign-words.ts";
import { JA, KO, TH, ZH } from "#core/sign-words-asia.ts";
import { EN, VI } from "#core/sign-words-own.ts";
import { DE, ES, FR, ID, PT, RU } from "#core/sign-words-world.ts";

const TABLES: Readonly<Record<string, SignWords>> = {
  en: EN,
  vi: VI,
  de: DE,
  fr: FR,
  es: ES,
  pt: PT,
  ru: RU,
  id: ID,
  ms: ID,
  ja: JA,
  th: TH,
  zh: ZH,
  ko: KO,
};

/** The words that weigh in a language; undefined for one without a table, where only numbers and links speak. */
export function signWordsOf(locale: Locale): SignWords | undefined {
  return TABLES[locale.split("-")[0] ?? ""];
}
