import { changesOf } from "#core/change.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import { type ListIndex, partStarts } from "#core/list-part.ts";
import { settledAt } from "#core/published.ts";
import { localeOf } from "#site/address.ts";
import { buildNow } from "#site/clock.ts";
import { groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { type ListRow, listingIn, rowKey } from "#site/listing.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

/** Some rows of the list of all answers that follow each other. */
export interface ListPart {
  readonly locale: InterfaceLocale;
  readonly library: SiteLibrary;
  /** The id of its first answer: what its file is called. */
  readonly name: string;
  readonly rows: readonly ListRow[];
  /** The last instant at which anything about one of its answers changed: what it shows without a clock. */
  readonly asOf: Instant;
}

const made = new WeakMap<SiteLibrary, Map<string, readonly ListPart[]>>();

/** The list of all answers in a language, cut: made once for all routes. */
export function listPartsIn(library: SiteLibrary, locale: InterfaceLocale): readonly ListPart[] {
  const known = made.get(library) ?? new Map<string, readonly ListPart[]>();
  made.set(library, known);
  const parts = known.get(locale) ?? partsFrom(library, locale);
  known.set(locale, parts);
  return parts;
}

function partsFrom(library: SiteLibrary, locale: InterfaceLocale): ListPart[] {
  const { rows } = listingIn(library, locale);
  const starts = partStarts(rows.map(({ id }) => id));
  const names = new Map<string, number>();
  return starts.map((start, index) => {
    const own = rows.slice(start, starts[index + 1]);
    const first = own[0]?.id ?? "";
    const twins = names.get(first) ?? 0;
    names.set(first, twins + 1);
    // An answer whose title is about to change stands twice in the list. No id holds a dot.
    const name = twins === 0 ? first : `${first}.${twins}`;
    return { locale, library, name, rows: own, asOf: asOfRows(library, own) };
  });
}

function asOfRows({ entries }: SiteLibrary, rows: readonly ListRow[]): Instant {
  const now = buildNow();
  const histories = rows
    .flatMap(({ id }) => entries.get(`answers/${id}`) ?? [])
    .map(({ history }) => history);
  const settled = histories.flatMap((history) => settledAt(history, now) ?? []).sort(compareInstants);
  return settled.at(-1) ?? histories[0]?.[0]?.at ?? now;
}

/** One route for each part in each language of the interface, `/list/LOCALE/NAME.json`. */
export async function listPartRoutes() {
  const library = await siteLibrary();
  return INTERFACE_LOCALES.flatMap((locale) =>
    listPartsIn(library, locale).map((part) => ({
      params: { locale, part: part.name },
      props: part,
      cacheKey: pageKey(groundKey(library), part.asOf, part.rows.map(rowKey)),
    })),
  );
}

/** One route for each language of the interface, `/list/LOCALE/index.json`. */
export function listIndexRoutes() {
  return INTERFACE_LOCALES.map((locale) => ({ params: { locale } }));
}

/** Where in the list a title lies. */
export function listIndexJson(library: SiteLibrary, param: string | undefined): ListIndex {
  const locale = localeOf(param);
  return {
    count: listingIn(library, locale).count,
    parts: listPartsIn(library, locale).map(({ name, rows }) => [rows[0]?.title.text ?? "", name] as const),
  };
}

/** Every title of every answer, in all languages: what is no customer's name where topics are masked. */
export function titlesJson(library: SiteLibrary): string[] {
  const titles = [...library.entries.values()]
    .filter(({ kind }) => kind === "answers")
    .flatMap(changesOf)
    .flatMap((change) => (change.type === "published" ? Object.values(change.titles) : []));
  return [...new Set(titles)].sort();
}
