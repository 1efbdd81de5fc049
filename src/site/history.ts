import type { Kind } from "#core/entry.ts";
import { type PublishRecord, standingPublications } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type PublishedEntry, type PublishedVersion, settledAt } from "#core/published.ts";
import { buildNow } from "#site/clock.ts";
import { noteIn, type SpokenNote } from "#site/editions.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { productNames } from "#site/listing.ts";
import { countriesIn } from "#site/names.ts";
import { titleAt } from "#site/title.ts";
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
    const { from, to, asOf } = comparedIn(entry);
    return pageKey(groundKey(library), entryKey(entry), namesFor(library, entry, locale), from, to, asOf);
  });
}

/** Which versions the history of an entry compares at first, and the instant whose state it shows. */
function comparedIn({ history }: PublishedEntry): Pick<HistoryPage, "versions" | "from" | "to" | "asOf"> {
  const now = buildNow();
  const versions = standingPublications(history).reverse();
  const begun = versions.filter((record) => !isBefore(now, record.effective));
  const to = begun[0] ?? versions[0];
  const from = begun[1] ?? to;
  const asOf = settledAt(history, now) ?? now;
  return { versions, from: from?.version ?? "", to: to?.version ?? "", asOf };
}

/** The names that the facts of an entry hold; answers have none, so that their versions need not be read. */
function namesFor(library: SiteLibrary, entry: PublishedEntry, locale: string): HistoryPage["names"] {
  return entry.kind === "answers" ? {} : factNames(library, Object.values(entry.versions), locale);
}

/** What the history of an entry shows. */
export function historyPage({ library, entry, locale }: EntryProps): HistoryPage {
  const compared = comparedIn(entry);
  const locales = [
    ...new Set(Object.values(entry.versions).flatMap((version) => Object.keys(version.texts))),
  ];
  return {
    library,
    locale,
    entry,
    title: titleAt(library, entry, compared.asOf, locale),
    lines: [...entry.history].reverse().map((record) => lineOf(library, entry, record, locale)),
    locales,
    names: namesFor(library, entry, locale),
    ...compared,
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
