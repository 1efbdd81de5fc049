import type { Instant } from "#core/instant.ts";
import { type ListFacts, listFacts } from "#core/list-facts.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { type Filter, type FilterRow, filterRows, filtersOf } from "#site/filters.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { answersOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import { anchorOf, letterRows } from "#site/list-letters.ts";
import { type ListPart, listPartsIn } from "#site/list-parts.ts";
import { listingIn, productNames, rowKey } from "#site/listing.ts";
import { filled, INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";
import { allWordsIn } from "#words/words.ts";

/** So many answers stand on one page at once. */
const MOST_WHOLE = 100;
/** The first page of a longer list has so many rows at most, in whole parts. */
const MOST_FIRST = 48;

const ANSWERS = "/answers/";

/** A letter with the address of the first answer under it, before language and base. */
export interface Letter {
  readonly letter: string;
  readonly path: string;
}

/** What the page of all answers shows. */
export interface AnswersPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly rows: readonly FilterRow[];
  readonly filters: readonly Filter[];
  /** The number of all answers, on other pages too. */
  readonly count: number;
  /** Where each letter begins; empty where all answers stand here. */
  readonly letters: readonly Letter[];
  /** The path of the page on which the list goes on. */
  readonly next?: string;
  readonly asOf: Instant;
}

/** What a page is drawn from in one language. */
export interface LocaleProps {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
}

/** One route for each language of the interface. */
export async function answersRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) => routeOf(library, localeOf(params.locale), params));
}

/** One route for each language of the interface, `/list/LOCALE.json`. */
export async function listFactsRoutes() {
  const library = await siteLibrary();
  return INTERFACE_LOCALES.flatMap((locale) => routeOf(library, locale, { locale }));
}

function routeOf<P>(library: SiteLibrary, locale: InterfaceLocale, params: P) {
  const props: LocaleProps = { library, locale };
  return { params, props, cacheKey: listKey(library, locale) };
}

/** Everything lists of all answers show; for the words of answers their records stand. */
function listKey(library: SiteLibrary, locale: InterfaceLocale): string {
  const { asOf } = listingIn(library, locale);
  const names = productNames(library, locale);
  return pageKey(groundKey(library), asOf, names, answersOf(library).map(entryKey));
}

/** What the page of all answers shows: of a long list its beginning. */
export function answersPage({ library, locale }: LocaleProps): AnswersPage {
  const { rows, count, asOf } = listingIn(library, locale);
  const parts = listPartsIn(library, locale);
  const first = firstParts(library, locale);
  const next = parts[first];
  return {
    library,
    locale,
    rows: filterRows(library, next ? parts.slice(0, first).flatMap((part) => part.rows) : rows),
    filters: filtersOf(library, filterRows(library, rows), locale),
    count,
    letters: next ? lettersOf(library, locale) : [],
    ...(next && { next: partPath(next) }),
    asOf,
  };
}

/** `/list/LOCALE.json`. */
export function listFactsJson({ library, locale }: LocaleProps): ListFacts {
  const parts = listPartsIn(library, locale).map(({ name, rows }) => ({
    name,
    rows: filterRows(library, rows).map(({ row: { id }, words }) => ({ id, words })),
  }));
  return listFacts(parts);
}

/** How many parts of the list stand on its first page. */
function firstParts(library: SiteLibrary, locale: InterfaceLocale): number {
  const parts = listPartsIn(library, locale);
  if (listingIn(library, locale).count <= MOST_WHOLE) return parts.length;
  let sum = 0;
  const over = parts.findIndex(({ rows }) => {
    sum += rows.length;
    return sum > MOST_FIRST;
  });
  return Math.max(1, over);
}

/** The path of a part's own page, before language and base. */
function partPath({ name }: ListPart): string {
  return `/list/${name}/`;
}

function lettersOf(library: SiteLibrary, locale: InterfaceLocale): Letter[] {
  const parts = listPartsIn(library, locale);
  const first = firstParts(library, locale);
  const letters = letterRows(library, locale);
  return parts.flatMap((part, place) =>
    part.rows.flatMap((row) => {
      const letter = letters.get(row);
      const page = place < first ? ANSWERS : partPath(part);
      return letter === undefined ? [] : [{ letter, path: `${page}#${anchorOf(letter)}` }];
    }),
  );
}

/** A page with some rows of a long list, `/list/NAME/`: for who reads without JavaScript, and where the first page takes its further rows from. */
export interface ListPage extends ListPart {
  readonly previous: string;
  readonly next?: string;
}

/** One route for each part that does not stand on the first page, in each interface language. */
export async function listPageRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) => {
    const locale = localeOf(params.locale);
    return furtherPages(library, locale).map((page) => ({
      params: { ...params, part: page.name },
      props: page,
      cacheKey: partKey(page),
    }));
  });
}

function furtherPages(library: SiteLibrary, locale: InterfaceLocale): ListPage[] {
  const parts = listPartsIn(library, locale);
  const first = firstParts(library, locale);
  return parts.slice(first).map((part, index) => {
    const [before, after] = [index > 0 && parts[first + index - 1], parts[first + index + 1]];
    return {
      ...part,
      previous: before ? partPath(before) : ANSWERS,
      ...(after && { next: partPath(after) }),
    };
  });
}

function partKey({ library, locale, asOf, rows, previous, next }: ListPage): string {
  const letters = rows.map((row) => letterRows(library, locale).get(row));
  const entries = rows.flatMap(({ id }) => library.entries.get(`answers/${id}`) ?? []);
  return pageKey(groundKey(library), asOf, rows.map(rowKey), entries.map(entryKey), letters, previous, next);
}

/** A page with some rows is called by the first and the last of them. */
export function listPageTitle({ locale, rows }: ListPage): string {
  const [from = "", until = ""] = [rows[0], rows.at(-1)].map((row) => row?.title.text);
  return filled(allWordsIn(locale).longList.title, { from, until });
}
