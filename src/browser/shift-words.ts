import { pageLocale } from "#browser/page.ts";
import type { InterfaceLocale, ShiftWords } from "#words/text.ts";

const SHIFT: Readonly<Record<InterfaceLocale, () => Promise<ShiftWords>>> = {
  en: async () => (await import("#words/shift-en.ts")).shiftEn,
  vi: async () => (await import("#words/shift-vi.ts")).shiftVi,
};

/** The words of the end of a shift in the open page's language. */
export function shiftPageWords(): Promise<ShiftWords> {
  return SHIFT[pageLocale()]();
}
