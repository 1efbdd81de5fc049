import { type TrainingSheet, trainingSheet } from "#core/training-sheet.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

/** One file for each language of the interface, `/api/v1/training/LOCALE.json`. */
export function sheetRoutes() {
  return INTERFACE_LOCALES.map((locale) => ({ params: { locale } }));
}

const made = new WeakMap<SiteLibrary, Map<InterfaceLocale, TrainingSheet>>();

/** What the browser must know of all paths, in one language: made once for all pages. */
export function sheetOf(library: SiteLibrary, locale: InterfaceLocale): TrainingSheet {
  const own = made.get(library) ?? new Map<InterfaceLocale, TrainingSheet>();
  made.set(library, own);
  const sheet = own.get(locale) ?? sheetFrom(library, locale);
  own.set(locale, sheet);
  return sheet;
}

function sheetFrom({ training, workspace, entries }: SiteLibrary, locale: InterfaceLocale): TrainingSheet {
  return trainingSheet({
    training,
    answer: (id) => entries.get(`answers/${id}`),
    locale,
    sourceLocale: workspace.sourceLocale,
    now: buildNow(),
  });
}
