import { compareWeight } from "#core/advisory.ts";
import { isCountryCode } from "#core/country.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { countryCodes } from "#core/named-country.ts";
import { forcesIn, type Outlook, outlooksFrom, outlooksJoined, turnBy } from "#core/outlook.ts";
import { remembered } from "#core/remembered.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { type AdvisoryLists, type AdvisoryRow, advisoryLists } from "#site/advisories.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { advisoryTold, productTold } from "#site/edition-key.ts";
import { latestOf } from "#site/editions.ts";
import { forcesOfAll } from "#site/forces.ts";
import { groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { type ListRow, listingIn, rowKey } from "#site/listing.ts";
import { countryName } from "#site/names.ts";
import { type ProductRow, productLists } from "#site/products.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** A country with what is different there from now on. */
export interface CountryRow {
  readonly code: string;
  readonly name: string;
  /** What people call it: its code, its names in all languages and its synonyms. */
  readonly names: readonly string[];
  /** As a list says it: neighbours differ in the strongest effect or in how many advisories there are. */
  readonly outlooks: readonly Outlook[];
}

/** Every country that the settings list or an advisory ever named, in the order of a language's alphabet. */
export function countryRows(library: SiteLibrary, locale: string): CountryRow[] {
  const { byCode } = library.settings.countries;
  const forces = forcesOfAll(library);
  const rows = countryCodes(library.settings.countries, forcesOfAll(library)).map((code) => {
    const { name = {}, synonyms = [] } = byCode.get(code) ?? {};
    const own = countryName(library, code, locale);
    const outlooks = outlooksFrom(forcesIn(forces, code), buildNow());
    return {
      code,
      name: own,
      names: [...new Set([code, own, ...Object.values(name), ...synonyms])],
      outlooks: outlooksJoined(
        outlooks,
        ({ on, coming }) => `${on[0]?.effect} ${on.length} ${coming.length}`,
      ),
    };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The instant whose state lists of countries show without JavaScript. */
export function countriesAsOf(library: SiteLibrary): Instant {
  return turnBy(forcesOfAll(library), buildNow()) ?? listAsOf(library);
}

/** Answers that the same advisories touch in a country, or every answer where `rows` is absent. */
export interface TouchedAnswers {
  readonly rows?: readonly ListRow[];
  /** Strongest first. */
  readonly effects: readonly AdvisoryRow[];
}

/** What the page of one country shows. */
export interface CountryPage extends AdvisoryLists {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly code: string;
  readonly name: string;
  readonly answers: readonly TouchedAnswers[];
  /** The time zones of the country. */
  readonly zones: readonly string[];
  /** Events at a venue in one of them, to come and going on. */
  readonly events: readonly ProductRow[];
}

/** One route for each country, in each interface language. */
export async function countryRoutes() {
  const library = await siteLibrary();
  return countryCodes(library.settings.countries, forcesOfAll(library)).flatMap((code) =>
    localeParams().map(({ params }) => {
      const props: CountryProps = { library, code, locale: localeOf(params.locale) };
      return { params: { ...params, code }, props, cacheKey: countryKey(props) };
    }),
  );
}

/** What the page of one country is made from when it is drawn. */
export type CountryProps = Pick<CountryPage, "library" | "locale" | "code">;

/** Everything the page of a country shows; for the words of entries their records stand. */
function countryKey(props: CountryProps): string {
  const { library, locale, code, name, zones, asOf, answers, events, ...lists } = countryPage(props);
  const told = (rows: readonly AdvisoryRow[]) => rows.map((row) => advisoryTold(library, row, asOf, locale));
  const touched = answers.map(({ rows, effects }) => [rows?.map(rowKey), told(effects)]);
  const shown = [lists.on, lists.coming, lists.over].map(told);
  const happening = events.map((row) => productTold(library, row, asOf, locale));
  return pageKey(groundKey(library), locale, code, name, zones, asOf, shown, touched, happening);
}

/** What the page of a country shows. */
export function countryPage({ library, code, locale }: CountryProps): CountryPage {
  const now = buildNow();
  const lists = advisoryLists(library, locale, code);
  const zones = zonesOf(code);
  const { events, asOf: eventsAsOf } = productLists(library, locale);
  return {
    library,
    locale,
    code,
    name: countryName(library, code, locale),
    on: lists.on,
    coming: lists.coming,
    over: lists.over.flatMap((row) => withinYear(row, now)),
    answers: touchedBy(library, lists.on, locale),
    zones,
    events: events.filter(({ edition: { front } }) => isIn(front.event, zones)),
    asOf: latestOf([lists.asOf, eventsAsOf]) ?? lists.asOf,
  };
}

const YEAR = 365 * 86_400_000;

/** An ended advisory as a row that goes a year after its end. */
function withinYear(row: AdvisoryRow, now: Instant): AdvisoryRow[] {
  const { phase, facts } = row;
  const until = instantOf(millisOf(phase.from ?? facts.until ?? facts.from) + YEAR);
  return isBefore(now, until) ? [{ ...row, phase: { ...phase, until } }] : [];
}

/** The answers that some advisories touch, those with the strongest effect first; every answer at the head. */
function touchedBy(library: SiteLibrary, effects: readonly AdvisoryRow[], locale: string): TouchedAnswers[] {
  const every = effects.filter(({ answers }) => answers === undefined);
  const pairs = effects.flatMap((effect) => (effect.answers ?? []).map((row) => ({ row, effect })));
  const byRow = Map.groupBy(pairs, ({ row }) => row);
  const rows = byRow.size === 0 ? [] : listingIn(library, locale).rows.filter((row) => byRow.has(row));
  const effectsOf = (row: ListRow) => byRow.get(row)?.map(({ effect }) => effect) ?? [];
  const alike = Map.groupBy(rows, (row) => effectsOf(row).map(nameOfRow).join(" "));
  const touched = [...alike.values()].map((same): TouchedAnswers => {
    const [first] = same;
    return { rows: same, effects: first ? effectsOf(first) : [] };
  });
  touched.sort(compareStrongest);
  return every.length > 0 ? [{ effects: every }, ...touched] : touched;
}

function nameOfRow({ id, phase }: AdvisoryRow): string {
  return `${id} ${phase.from} ${phase.version}`;
}

function compareStrongest({ effects: [a] }: TouchedAnswers, { effects: [b] }: TouchedAnswers): number {
  return a && b ? compareWeight(a.facts, b.facts) : 0;
}

/** The time zones of a country by the tz database, as the machine that builds knows them. */
const zonesOf = remembered((code: string): readonly string[] => {
  if (!isCountryCode(code)) return [];
  const region = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return region.getTimeZones?.() ?? [];
});

/** Whether a country lies in a time zone, by whichever of its names. */
export function isInZone(code: string, zone: string): boolean {
  return zonesOf(code).includes(nameOf(zone));
}

/** Whether an event takes place in one of some zones. Zones have several names. */
function isIn(
  event: { readonly zone?: string; readonly venue?: string } | undefined,
  zones: readonly string[],
) {
  return event?.venue !== undefined && event.zone !== undefined && zones.includes(nameOf(event.zone));
}

const nameOf = remembered(
  (zone: string) => new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone,
);
