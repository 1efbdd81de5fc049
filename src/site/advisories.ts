import { compareWeight, isInScope } from "#core/advisory.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import { type Instant, millisOf } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { type Phase, phaseSettledAt, phasesFrom, phasesOf } from "#core/phase.ts";
import { type PublishedEntry, settledAt } from "#core/published.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { titleAt } from "#site/answers.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { type Edition, editionsOf, latestOf } from "#site/editions.ts";
import { publishedOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import { type ListRow, listingIn } from "#site/listing.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** An advisory in a list, as long as it reads so and is in this phase. */
export interface AdvisoryRow {
  readonly id: string;
  readonly edition: Edition;
  readonly facts: AdvisoryFacts;
  readonly phase: Phase;
}

/** The lists of the advisories page. An advisory stands in more than one where its phase is still to change. */
export interface AdvisoryLists {
  /** In force, strongest first. */
  readonly on: readonly AdvisoryRow[];
  /** The next one first. */
  readonly coming: readonly AdvisoryRow[];
  /** The newest first, at most `MOST_OVER`. */
  readonly over: readonly AdvisoryRow[];
  readonly asOf: Instant;
}

/** So many ended advisories are listed at most. */
export const MOST_OVER = 100;

/** All advisories in a language. */
export function advisoryLists(library: SiteLibrary, locale: string): AdvisoryLists {
  const now = buildNow();
  const entries = publishedOf(library, "advisories");
  const rows = entries.flatMap((entry) => rowsOf(library, entry, now, locale));
  const named = (name: Phase["name"]) => rows.filter(({ phase }) => phase.name === name);
  const begin = ({ facts }: AdvisoryRow) => millisOf(facts.from);
  const end = ({ facts, phase }: AdvisoryRow) => millisOf(phase.from ?? facts.until ?? facts.from);
  const settled = entries.map((entry) => phaseSettledAt(phasesOfAdvisory(entry, now), now));
  return {
    on: named("on").sort((a, b) => compareWeight(a.facts, b.facts)),
    coming: named("coming").sort((a, b) => begin(a) - begin(b)),
    over: named("over")
      .sort((a, b) => end(b) - end(a))
      .slice(0, MOST_OVER),
    asOf: latestOf(settled) ?? listAsOf(library),
  };
}

/** What each effect does to an answer, as one of the interface's states. */
export const EFFECT_STATES = { hold: "held", replace: "replaced", append: "appended", note: "note" } as const;

/**
 * An advisory in one line of a language: its summary where there is one in it, else its title without the place
 * that stands above the line already: `Viet Nam: cables under repair` → `Cables under repair`.
 */
export function lineOf({ edition }: AdvisoryRow, [place]: readonly string[], locale: string): Spoken {
  const { text, textLocale, summary } = edition;
  if (summary && (summary.locale === locale || textLocale !== locale)) return summary;
  const rest = place && text.title.startsWith(`${place}: `) ? text.title.slice(place.length + 2) : text.title;
  return { text: rest.charAt(0).toUpperCase() + rest.slice(1), locale: textLocale };
}

/** The phases of an advisory from the version on that holds at an instant. */
function phasesOfAdvisory({ history, versions }: PublishedEntry, at: Instant): Phase[] {
  return phasesOf(stretchesFrom(history, at), (version) => versions[version]?.front.advisory);
}

function rowsOf(library: SiteLibrary, entry: PublishedEntry, now: Instant, locale: string): AdvisoryRow[] {
  const editions = editionsOf(library, entry, now, locale);
  return phasesFrom(phasesOfAdvisory(entry, now), now).flatMap((phase) => {
    const edition = editions.find(
      ({ version, withdrawal }) => version === phase.version && !withdrawal === !phase.isWithdrawn,
    );
    const facts = edition?.front.advisory;
    return edition && facts ? [{ id: entry.id, edition, facts, phase }] : [];
  });
}

/** What one advisory page shows. */
export interface AdvisoryPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly entry: PublishedEntry;
  readonly title: string;
  readonly editions: readonly ScopedEdition[];
  readonly phases: readonly Phase[];
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
}

/** An edition of an advisory with the answers in its scope; absent when every answer is. */
export interface ScopedEdition {
  readonly edition: Edition;
  readonly facts: AdvisoryFacts;
  readonly answers?: readonly ListRow[];
}

/** One route for each advisory, in each interface language. */
export async function advisoryRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) =>
    publishedOf(library, "advisories").map((entry) => ({
      params: { ...params, id: entry.id },
      props: advisoryPage(library, entry, localeOf(params.locale)),
    })),
  );
}

function advisoryPage(library: SiteLibrary, entry: PublishedEntry, locale: InterfaceLocale): AdvisoryPage {
  const now = buildNow();
  const phases = phasesOfAdvisory(entry, now);
  const editions = editionsOf(library, entry, now, locale).flatMap(
    (edition) => scopedEdition(library, edition, locale) ?? [],
  );
  const ids = editions.flatMap(({ answers = [] }) => answers.map(({ id }) => id));
  const answers = [...new Set(ids)].flatMap((id) => library.entries.get(`answers/${id}`) ?? []);
  const settled = answers.map(({ history }) => settledAt(history, now));
  return {
    library,
    locale,
    entry,
    title: titleAt(library, entry, now, locale),
    editions,
    phases: phasesFrom(phases, now),
    asOf: latestOf([phaseSettledAt(phases, now), ...settled]) ?? entry.history[0]?.at ?? now,
  };
}

function scopedEdition(library: SiteLibrary, edition: Edition, locale: string): ScopedEdition | undefined {
  const facts = edition.front.advisory;
  if (!facts) return undefined;
  const { answers, products, teams } = facts.scope;
  if (answers.length + products.length + teams.length === 0) return { edition, facts };
  const { rows } = listingIn(library, locale);
  return { edition, facts, answers: rows.filter((row) => isInScope(facts, row.id, row.facts)) };
}
