import { compareWeight, speaksFor } from "#core/advisory.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { type Phase, phaseSettledAt, phasesFrom, phasesOf } from "#core/phase.ts";
import type { PublishedEntry } from "#core/published.ts";
import { isInScope } from "#core/scope.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { type Edition, editionsOf, latestOf } from "#site/editions.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";
import { isShown, type ListRow, listingIn } from "#site/listing.ts";

/** An advisory in a list, as long as it reads so and is in this phase. */
export interface AdvisoryRow {
  readonly id: string;
  readonly edition: Edition;
  readonly facts: AdvisoryFacts;
  readonly phase: Phase;
  /** The answers it is about; absent when every answer is. */
  readonly answers?: readonly ListRow[];
}

/** The lists of the advisories page. An advisory stands in more than one where its phase is still to change. */
export interface AdvisoryLists {
  /** In force, strongest first. */
  readonly on: readonly AdvisoryRow[];
  /** The next one first. */
  readonly coming: readonly AdvisoryRow[];
  /** The newest first; of those that have ended by now at most `MOST_OVER`. */
  readonly over: readonly AdvisoryRow[];
  readonly asOf: Instant;
}

/** So many ended advisories are listed at most. */
export const MOST_OVER = 100;

/** All advisories in a language, or those that speak for customers in one country. */
export function advisoryLists(library: SiteLibrary, locale: string, country?: string): AdvisoryLists {
  const now = buildNow();
  const { regions } = library.settings.countries;
  const rows = rowsIn(library, locale).filter(
    ({ facts }) => country === undefined || speaksFor(facts, country, regions),
  );
  const named = (name: Phase["name"]) => rows.filter(({ phase }) => phase.name === name);
  const begin = ({ facts }: AdvisoryRow) => millisOf(facts.from);
  const end = ({ facts, phase }: AdvisoryRow) => millisOf(phase.from ?? facts.until ?? facts.from);
  const ending = named("over").sort((a, b) => end(b) - end(a));
  const hasEnded = ({ phase }: AdvisoryRow) => isShown({ from: phase.from }, now);
  return {
    on: named("on").sort((a, b) => compareWeight(a.facts, b.facts)),
    coming: named("coming").sort((a, b) => begin(a) - begin(b)),
    over: [...ending.filter((row) => !hasEnded(row)), ...ending.filter(hasEnded).slice(0, MOST_OVER)],
    asOf: advisoriesAsOf(library, now),
  };
}

const settled = new WeakMap<SiteLibrary, Instant>();

/** The last instant at which an advisory came to be in another phase. */
function advisoriesAsOf(library: SiteLibrary, now: Instant): Instant {
  const turns = () =>
    publishedOf(library, "advisories").map((entry) => phaseSettledAt(phasesOfAdvisory(entry, now), now));
  const asOf = settled.get(library) ?? latestOf(turns()) ?? listAsOf(library);
  settled.set(library, asOf);
  return asOf;
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
export function phasesOfAdvisory({ history, versions }: PublishedEntry, at: Instant): Phase[] {
  return phasesOf(stretchesFrom(history, at), (version) => versions[version]?.front.advisory);
}

const made = new WeakMap<SiteLibrary, Map<string, AdvisoryRow[]>>();

/** Every row of every list in a language: made once for all pages. */
function rowsIn(library: SiteLibrary, locale: string): AdvisoryRow[] {
  const lists = made.get(library) ?? new Map<string, AdvisoryRow[]>();
  made.set(library, lists);
  const now = buildNow();
  const rows =
    lists.get(locale) ??
    publishedOf(library, "advisories").flatMap((entry) => rowsOf(library, entry, now, locale));
  lists.set(locale, rows);
  return rows;
}

function rowsOf(library: SiteLibrary, entry: PublishedEntry, now: Instant, locale: string): AdvisoryRow[] {
  const editions = editionsOf(library, entry, now, locale);
  return phasesFrom(phasesOfAdvisory(entry, now), now).flatMap((phase) => {
    const edition = editions.find(
      ({ version, withdrawal }) => version === phase.version && !withdrawal === !phase.isWithdrawn,
    );
    const facts = edition?.front.advisory;
    if (!edition || !facts) return [];
    const answers = answersIn(library, facts, locale);
    return [{ id: entry.id, edition, facts, phase, ...(answers && { answers }) }];
  });
}

/** The answers in the scope of an advisory, as lists show them; undefined when every answer is. */
export function answersIn(library: SiteLibrary, facts: AdvisoryFacts, locale: string): ListRow[] | undefined {
  const { answers, products, teams } = facts.scope;
  if (answers.length + products.length + teams.length === 0) return undefined;
  const { rows } = listingIn(library, locale);
  return rows.filter((row) => isInScope(facts, row.id, row.facts) && !isWithdrawn(row));
}

function isWithdrawn({ marks }: ListRow): boolean {
  return marks.some(({ state }) => state === "withdrawn");
}
