import type { Kind } from "#core/entry.ts";
import { type PublishRecord, standingPublications } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type PublishedEntry, type PublishedVersion, settledAt } from "#core/published.ts";
import { titleAt } from "#site/answers.ts";
import { buildNow } from "#site/clock.ts";
import { noteIn, type SpokenNote } from "#site/editions.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { productNames } from "#site/listing.ts";
import { countriesIn } from "#site/names.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** One line of the history: a version with its note in the reader's language, or what else was recorded. */
export interface HistoryLine {
  readonly record: PublishedEntry["history"][number];
  readonly note?: SpokenNote;
  /** What a note said before it was corrected, where it says something else in this language now. */
  readonly was?: SpokenNote["what"];
}

/** What one history page shows. */
export interface HistoryPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly entry: PublishedEntry;
  readonly title: string;
  readonly lines: readonly HistoryLine[];
  /** Versions that may be compared, newest first. */
  readonly versions: readonly PublishRecord[];
  readonly locales: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
  readonly asOf: Instant;
}

/** One route for each history of a kind, in each interface language. */
export async function historyRoutes(kind: Kind) {
  const library = await siteLibrary();
  return entryRoutes(library, kind, (entry, locale) => {
    const { title, names, from, to, asOf } = historyPage({ library, entry, locale });
    return pageKey(groundKey(library), entryKey(entry), title, names, from, to, asOf);
  });
}

/** What the history of an entry shows. */
export function historyPage({ library, entry, locale }: EntryProps): HistoryPage {
  const now = buildNow();
  const versions = standingPublications(entry.history).reverse();
  const begun = versions.filter((record) => !isBefore(now, record.effective));
  const to = begun[0] ?? versions[0];
  const from = begun[1] ?? to;
  const asOf = settledAt(entry.history, now) ?? now;
  const locales = [
    ...new Set(Object.values(entry.versions).flatMap((version) => Object.keys(version.texts))),
  ];
  return {
    library,
    locale,
    entry,
    title: titleAt(library, entry, asOf, locale),
    lines: [...entry.history].reverse().map((record) => lineOf(library, entry, record, locale)),
    versions,
    locales,
    names: factNames(library, Object.values(entry.versions), locale),
    from: from?.version ?? "",
    to: to?.version ?? "",
    asOf,
  };
}

function lineOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  record: HistoryLine["record"],
  locale: InterfaceLocale,
): HistoryLine {
  if (record.record === "publish") return { record, note: noteIn(library, entry, record.version, locale) };
  if (record.record !== "correct-note") return { record };
  const upTo = (end: number) =>
    noteIn(library, { ...entry, history: entry.history.slice(0, end) }, record.version, locale);
  const index = entry.history.indexOf(record);
  const [before, after] = [upTo(index), upTo(index + 1)];
  const part = (["what", "why", "do"] as const).find((name) => before[name].text !== after[name].text);
  return part ? { record, was: before[part] } : { record };
}

/** The names the comparison needs for the facts of advisories and events: `country:DE`, `answer:late-delivery`. */
export function factNames(
  library: SiteLibrary,
  versions: readonly PublishedVersion[],
  locale: string,
): Record<string, string> {
  const facts = versions.flatMap(({ front }) => front.advisory ?? []);
  const countries = facts.flatMap((advisory) => countriesIn(library, advisory, locale));
  const products = productNames(library, locale);
  const entries = facts.flatMap(({ scope, use }) => [
    ...[...scope.answers, ...(use ? [use] : [])].flatMap((id) => {
      const answer = library.entries.get(`answers/${id}`);
      return answer ? [[`answer:${id}`, titleAt(library, answer, buildNow(), locale)] as const] : [];
    }),
    ...scope.products.map((id) => [`product:${id}`, products.get(id) ?? id] as const),
    ...scope.teams.map((id) => [`team:${id}`, library.workspace.teams.get(id)?.name ?? id] as const),
  ]);
  return Object.fromEntries([
    ...countries.map(({ code, name }) => [`country:${code}`, name] as const),
    ...entries,
  ]);
}
