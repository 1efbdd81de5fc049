import { publicationOf } from "#core/history.ts";
import { type Instant, laterOf } from "#core/instant.ts";
import type { PublishedVersion } from "#core/published.ts";
import { type SectionPair, sectionPairs } from "#core/section-pair.ts";
import { noteIn, type SpokenNote } from "#site/editions.ts";
import type { SiteLibrary } from "#site/library.ts";

/** A change of an answer as a lesson shows it. */
export interface ShownChange {
  /** The language of the texts that are compared. */
  readonly textLocale: string;
  /** The first reply that reads otherwise; else the first other part; absent where all words are the same. */
  readonly part?: SectionPair;
  readonly note: SpokenNote;
  /** When the newer version takes effect. */
  readonly at: Instant;
}

/** The step between two versions of an answer; undefined where this site does not show one of them. */
export function lessonChange(
  library: SiteLibrary,
  id: string,
  [from, to]: readonly [string, string],
  locale: string,
): ShownChange | undefined {
  const entry = library.entries.get(`answers/${id}`);
  const record = entry && publicationOf(entry.history, to);
  const [before, after] = [entry?.versions[from], entry?.versions[to]];
  if (!entry || !record || !before || !after) return undefined;
  const { sourceLocale } = library.workspace;
  const textLocale = before.texts[locale] && after.texts[locale] ? locale : sourceLocale;
  const part = changedPart(before, after, textLocale);
  const at = laterOf(record.at, record.effective);
  return { textLocale, ...(part && { part }), note: noteIn(library, entry, to, locale), at };
}

function changedPart(before: PublishedVersion, after: PublishedVersion, locale: string) {
  const bodies = [before, after].map(({ texts }) => texts[locale]?.body ?? []);
  const differing = sectionPairs(bodies[0] ?? [], bodies[1] ?? []).filter(({ a, b }) => a !== b);
  const replies = differing.filter(({ section }) => section.type === "reply");
  return replies.find(({ a, b }) => a !== "" && b !== "") ?? replies[0] ?? differing[0];
}
