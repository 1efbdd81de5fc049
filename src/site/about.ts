import type { Instant } from "#core/instant.ts";
import { type PublishedEntry, stateAt } from "#core/published.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { aboutWordsIn } from "#words/words.ts";

/** A kind of page, by the name it has for the styles. */
export type PageName = keyof ReturnType<typeof aboutWordsIn>;

/** The one sentence on a kind of page that its head carries. */
export function pageAbout(locale: InterfaceLocale, page: PageName, title: string): string {
  return filled(aboutWordsIn(locale)[page], { title });
}

/** What an entry says in a language that it is about, as it stands at an instant; undefined where it has no such words. */
export function summaryAt(
  { history, versions }: Pick<PublishedEntry, "history" | "versions">,
  at: Instant,
  locale: string,
): string | undefined {
  const version = stateAt(history, at).record?.version;
  return version === undefined ? undefined : versions[version]?.texts[locale]?.summary;
}
