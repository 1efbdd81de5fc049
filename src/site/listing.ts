import { aboutLine } from "#core/about-line.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { titleOrder } from "#core/list-part.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import { type Mark, marksBefore, marksOf } from "#core/mark.ts";
import type { PublishedVersion } from "#core/published.ts";
import type { Stretch } from "#core/stretch.ts";
import type { AnswerDocument, DocumentVersion } from "#search/document.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf, siteDocuments } from "#site/documents.ts";
import { pageKey } from "#site/key.ts";
import { publishedOf, type SiteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";

/** An answer in a list during one stretch of its life. A browser shows the row whose time it is. */
export interface ListRow {
  readonly id: string;
  readonly title: Spoken;
  /** What it is about: read where it is shown, and in keys its entry's records stand for it. */
  readonly about: () => Spoken | undefined;
  readonly version: string;
  readonly facts: DocumentVersion;
  /** The names of its products. */
  readonly products: readonly string[];
  readonly marks: readonly Mark[];
  /** Not shown before; always so far when absent. */
  readonly from: Instant | undefined;
  /** Not shown any more from then on. */
  readonly until: Instant | undefined;
}

/** All answers as one list shows them. */
export interface Listing {
  readonly rows: readonly ListRow[];
  /** The number of answers: some have two rows. */
  readonly count: number;
  /** The instant whose state the list shows without JavaScript. */
  readonly asOf: Instant;
}

const made = new WeakMap<SiteLibrary, Map<string, Listing>>();

/** The list of all answers in a language, in order of title: made once for all pages. */
export function listingIn(library: SiteLibrary, locale: string): Listing {
  const listings = made.get(library) ?? new Map<string, Listing>();
  made.set(library, listings);
  const listing = listings.get(locale) ?? listingFrom(library, locale);
  listings.set(locale, listing);
  return listing;
}

function listingFrom(library: SiteLibrary, locale: string): Listing {
  const { sourceLocale } = library.workspace;
  const reading: Reading = {
    asOf: listAsOf(library),
    locale,
    sourceLocale,
    names: productNames(library, locale),
    textsOf: (id, version) => library.entries.get(`answers/${id}`)?.versions[version]?.texts ?? {},
  };
  const documents = siteDocuments(library);
  const { compare } = titleOrder(locale);
  const rows = documents.flatMap((document) => rowsOf(document, reading));
  const sorted = rows.sort((a, b) => compare(a.title.text, b.title.text) || compare(a.id, b.id));
  return { rows: sorted, count: documents.length, asOf: reading.asOf };
}

interface Reading {
  readonly asOf: Instant;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly names: ReadonlyMap<string, string>;
  readonly textsOf: (id: string, version: string) => PublishedVersion["texts"];
}

const keys = new WeakMap<ListRow, string>();

/** Stands for everything a list may show of a row. */
export function rowKey(row: ListRow): string {
  const key = keys.get(row) ?? pageKey(row);
  keys.set(row, key);
  return key;
}

const carrying = new WeakMap<Listing, Map<string, ListRow[]>>();

/** The rows of a list whose answers carry a product: parted once for all products. */
export function rowsCarrying(listing: Listing, product: string): readonly ListRow[] {
  const known = carrying.get(listing) ?? new Map<string, ListRow[]>();
  if (!carrying.has(listing))
    for (const row of listing.rows)
      for (const id of new Set(row.facts.products)) {
        const rows = known.get(id);
        if (rows) rows.push(row);
        else known.set(id, [row]);
      }
  carrying.set(listing, known);
  return known.get(product) ?? [];
}

const named = new WeakMap<SiteLibrary, Map<string, ReadonlyMap<string, string>>>();

/** The names of all products in a language, by id: gathered once for all pages. */
export function productNames(library: SiteLibrary, locale: string): ReadonlyMap<string, string> {
  const byLocale = named.get(library) ?? new Map<string, ReadonlyMap<string, string>>();
  named.set(library, byLocale);
  const names = byLocale.get(locale) ?? namesIn(library, locale);
  byLocale.set(locale, names);
  return names;
}

function namesIn(library: SiteLibrary, locale: string): ReadonlyMap<string, string> {
  const asOf = buildNow();
  const products = publishedOf(library, "products");
  return new Map(products.map((product) => [product.id, titleAt(library, product, asOf, locale)]));
}

function rowsOf(document: AnswerDocument, reading: Reading): ListRow[] {
  return spansOf(document.stretches, reading.asOf).flatMap((span) => rowOf(document, span, reading) ?? []);
}

/** A stretch as a row shows it: what may be said, and when. */
interface Span extends Pick<ListRow, "marks" | "from" | "until"> {
  readonly stretch: Stretch;
}

function spansOf(stretches: readonly Stretch[], asOf: Instant): Span[] {
  const [first] = stretches;
  if (!first) return [];
  const isComing = isBefore(asOf, first.from);
  const spans = stretches.map((stretch, index) => {
    const next = stretches[index + 1];
    const from = index > 0 || isComing ? stretch.from : undefined;
    return { stretch, marks: marksOf(stretch, next), from, until: next?.from };
  });
  const before = { stretch: first, marks: marksBefore(first), from: undefined, until: first.from };
  return isComing ? [before, ...spans] : spans;
}

function rowOf({ id, versions }: AnswerDocument, span: Span, reading: Reading): ListRow | undefined {
  const { stretch, ...shown } = span;
  const facts = versions[stretch.version];
  const title = facts && spokenIn(facts.titles, reading.locale, reading.sourceLocale);
  if (!title) return undefined;
  const { locale, sourceLocale } = reading;
  const about = () => aboutLine(reading.textsOf(id, stretch.version), locale, sourceLocale);
  const products = facts.products.map((product) => reading.names.get(product) ?? product);
  return { id, title, about, version: stretch.version, facts, products, ...shown };
}

/** Whether a list without a clock shows a row. */
export function isShown(
  { from, until }: { from?: Instant | undefined; until?: Instant | undefined },
  asOf: Instant,
): boolean {
  return (from === undefined || !isBefore(asOf, from)) && (until === undefined || isBefore(asOf, until));
}

/** The language an agent who has not chosen one is taken to reply in: the interface's, where replies exist in it. */
export function replyLocaleIn({ workspace }: SiteLibrary, locale: string): string {
  return workspace.replyLocales.includes(locale) ? locale : workspace.sourceLocale;
}
