import { type Change, changesOf } from "#core/change.ts";
import { type Confirmation, confirmationsFrom } from "#core/confirmation.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { type Phase, phaseSettledAt, phasesFrom } from "#core/phase.ts";
import { type PublishedEntry, settledAt } from "#core/published.ts";
import { answersIn, phasesOfAdvisory } from "#site/advisories.ts";
import { buildNow } from "#site/clock.ts";
import { editionTold } from "#site/edition-key.ts";
import { type Edition, editionsOf, latestOf, noteIn } from "#site/editions.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { type ListRow, rowKey } from "#site/listing.ts";
import { titleAt } from "#site/title.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What one advisory page shows. */
export interface AdvisoryPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly entry: PublishedEntry;
  readonly title: string;
  readonly editions: readonly ScopedEdition[];
  readonly phases: readonly Phase[];
  /** Newest first. */
  readonly updates: readonly Update[];
  /** Who said that it holds, from the newest such record on. */
  readonly confirmations: readonly Confirmation[];
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
}

/** An edition of an advisory with the answers in its scope; absent when every answer is. */
export interface ScopedEdition {
  readonly edition: Edition;
  readonly facts: AdvisoryFacts;
  readonly answers?: readonly ListRow[];
  /** The teams that answer instead: those its text escalates to, else those in its scope. */
  readonly teams: readonly string[];
}

/** One line in the life of an advisory, as its page tells it. */
export interface Update {
  readonly type: Change["type"] | "confirmed";
  readonly at: Instant;
  readonly version: string;
  /** The version before; absent when there is none to compare with. */
  readonly before?: string;
  readonly isSmall: boolean;
  /** What changed; absent for a confirmation and for the end of a withdrawal. */
  readonly what?: Spoken;
  readonly incident?: AdvisoryFacts["incident"];
  readonly by: string;
}

/** One route for each advisory, in each interface language. */
export async function advisoryRoutes() {
  const library = await siteLibrary();
  return entryRoutes(library, "advisories", (entry, locale) => advisoryKey({ library, entry, locale }));
}

/** Everything the page of an advisory shows; for its own words its records stand. */
function advisoryKey(props: EntryProps): string {
  const { library, locale, entry, title, editions, phases, confirmations, asOf } = advisoryPage(props);
  const told = editions.map(({ edition, answers }) => [
    editionTold(library, edition, asOf, locale),
    answers?.map(rowKey),
  ]);
  return pageKey(groundKey(library), entryKey(entry), title, told, phases, confirmations, asOf);
}

/** What the page of an advisory shows. */
export function advisoryPage({ library, entry, locale }: EntryProps): AdvisoryPage {
  const now = buildNow();
  const phases = phasesOfAdvisory(entry, now);
  const editions = editionsOf(library, entry, now, locale).flatMap(
    (edition) => scopedEdition(library, edition, locale) ?? [],
  );
  const ids = editions.flatMap(({ answers = [] }) => answers.map(({ id }) => id));
  const answers = [...new Set(ids)].flatMap((id) => library.entries.get(`answers/${id}`) ?? []);
  const settled = answers.map(({ history }) => settledAt(history, now));
  const begun = entry.history.map(({ at }) => at).filter((at) => !isBefore(now, at));
  return {
    library,
    locale,
    entry,
    title: titleAt(library, entry, now, locale),
    editions,
    phases: phasesFrom(phases, now),
    updates: updatesOf(library, entry, locale),
    confirmations: confirmationsFrom(entry.history, now),
    asOf: latestOf([phaseSettledAt(phases, now), ...settled, ...begun]) ?? entry.history[0]?.at ?? now,
  };
}

function scopedEdition(library: SiteLibrary, edition: Edition, locale: string): ScopedEdition | undefined {
  const facts = edition.front.advisory;
  if (!facts) return undefined;
  const answers = answersIn(library, facts, locale);
  return { edition, facts, teams: teamsNamed(edition), ...(answers && { answers }) };
}

function teamsNamed({ text, front }: Edition): readonly string[] {
  const to = text.body.flatMap((section) => (section.type === "escalate" ? [section.to] : []));
  return [...new Set(to.length > 0 ? to : (front.advisory?.scope.teams ?? []))];
}

function updatesOf(library: SiteLibrary, entry: PublishedEntry, locale: string): Update[] {
  const changed = changesOf(entry).map((change) => updateOf(library, entry, change, locale));
  const confirmed = entry.history.flatMap((record): Update[] =>
    record.record === "review"
      ? [{ type: "confirmed", at: record.at, version: record.version, isSmall: true, by: record.by }]
      : [],
  );
  return [...changed, ...confirmed].sort((a, b) => compareInstants(b.at, a.at));
}

function updateOf(library: SiteLibrary, entry: PublishedEntry, change: Change, locale: string): Update {
  const { type, at, version, before, isSmall, by, why } = change;
  const incident = entry.versions[version]?.front.advisory?.incident;
  const { sourceLocale } = library.workspace;
  const told = type === "withdrawn" && why ? { text: why, locale: sourceLocale } : undefined;
  const what = type === "published" ? noteIn(library, entry, version, locale).what : told;
  return {
    type,
    at,
    version,
    ...(before !== undefined && { before }),
    isSmall,
    ...(what && { what }),
    ...(type === "published" && incident && { incident }),
    by,
  };
}
