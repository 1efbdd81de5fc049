import { noteOf, type PublishRecord, standingPublications } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import { type PublishedEntry, settledAt } from "#core/published.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { titleAt } from "#site/answers.ts";
import { buildNow } from "#site/clock.ts";
import { answersOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** One line of the history: a version with its note in the reader's language, or what else was recorded. */
export interface HistoryLine {
  readonly record: PublishedEntry["history"][number];
  readonly note?: { readonly what: Spoken; readonly why: Spoken; readonly do: Spoken };
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
  readonly from: string;
  readonly to: string;
  readonly asOf: Instant;
}

/** One route for each answer's history, in each interface language. */
export async function historyRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) =>
    answersOf(library).map((entry) => ({
      params: { ...params, id: entry.id },
      props: historyPage(library, entry, localeOf(params.locale)),
    })),
  );
}

function historyPage(library: SiteLibrary, entry: PublishedEntry, locale: InterfaceLocale): HistoryPage {
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
  if (record.record !== "publish") return { record };
  const notes = noteOf(entry.history, record.version);
  const part = (name: "what" | "why" | "do"): Spoken => {
    const texts = Object.fromEntries(Object.entries(notes).map(([tag, note]) => [tag, note[name]]));
    return spokenIn(texts, locale, library.workspace.sourceLocale) ?? { text: "", locale };
  };
  return { record, note: { what: part("what"), why: part("why"), do: part("do") } };
}
