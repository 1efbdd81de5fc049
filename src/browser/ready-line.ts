import { offlineState } from "#browser/offline.ts";
import { offlinePageWords } from "#browser/offline-words.ts";
import { pageLocale } from "#browser/page.ts";
import type { KeptIndex } from "#core/offline.ts";
import { filled, numbered } from "#words/text.ts";

const WORDS = await offlinePageWords();

/** How many answers a device has ready. */
export function readyText({ answers: { kept, of } }: KeptIndex): string {
  const locale = pageLocale();
  return filled(WORDS.ready, { kept: numbered(kept, locale), of: numbered(of, locale) });
}

/** The same of this device; empty where it keeps none. */
export async function readyLine(): Promise<string> {
  const { kept } = await offlineState();
  return kept ? `${readyText(kept)}.` : "";
}
