import type { Instant } from "#core/instant.ts";
import { buildNow } from "#site/clock.ts";
import { editionsOf } from "#site/editions.ts";
import type { SiteLibrary } from "#site/library.ts";

/** What an answer is called for a time, which `<kb-now>` keeps true. */
export interface TitleSpan {
  readonly title: string;
  /** The language the title really is in. */
  readonly locale: string;
  readonly isWithdrawn: boolean;
  readonly from: Instant | undefined;
  readonly until: Instant | undefined;
}

/** What an answer is called now and when that is known to change; none where this site does not show it. */
export function titleSpans(library: SiteLibrary, id: string, locale: string): TitleSpan[] {
  const entry = library.entries.get(`answers/${id}`);
  const editions = entry ? editionsOf(library, entry, buildNow(), locale) : [];
  const spans: TitleSpan[] = [];
  for (const { text, textLocale, withdrawal, from, until } of editions) {
    const span = {
      title: text.title,
      locale: textLocale,
      isWithdrawn: withdrawal !== undefined,
      from,
      until,
    };
    const last = spans.at(-1);
    if (last && last.title === span.title && last.isWithdrawn === span.isWithdrawn)
      spans[spans.length - 1] = { ...last, until };
    else spans.push(span);
  }
  return spans;
}
