import type { Kind } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { CalendarEvent } from "#exports/icalendar.ts";
import { pathsIn } from "#site/address.ts";
import type { InterfaceLocale } from "#words/text.ts";
import { allWordsIn } from "#words/words.ts";

/** Something that may stand in a calendar: when, and all of it once it is known to stand there. */
export interface CalendarDate {
  readonly from: Instant;
  /** Everything the event will show, for a key. */
  readonly told: readonly unknown[];
  readonly event: () => CalendarEvent;
}

/** The kind of an entry as a word. */
export function categoryOf(kind: Kind, locale: InterfaceLocale): string {
  const { log } = allWordsIn(locale);
  return { answers: log.answer, products: log.product, advisories: log.advisory, fragments: "" }[kind];
}

/** The whole address of a page, where the build knows where the site lives. */
export function urlOf(path: string, locale: InterfaceLocale, site: URL | undefined): { url?: string } {
  return site ? { url: new URL(pathsIn(locale, import.meta.env.BASE_URL)(path), site).href } : {};
}
