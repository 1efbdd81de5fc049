import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { type Phase, phaseSettledAt, phasesFrom, phasesOf } from "#core/phase.ts";
import { type PublishedEntry, settledAt } from "#core/published.ts";
import { eventSpan } from "#core/span.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { editionTold, linksIn } from "#site/edition-key.ts";
import { type Edition, editionsOf, latestOf } from "#site/editions.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { publishedOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import { type ListRow, listingIn, rowKey, rowsCarrying } from "#site/listing.ts";
import { titleAt } from "#site/title.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** A product or event in a list, as long as it reads so and is in this phase. */
export interface ProductRow {
  readonly id: string;
  readonly edition: Edition;
  readonly phase: Phase;
}

/** The lists of the products page. An event stands in more than one where its phase is still to change. */
export interface ProductLists {
  readonly products: readonly ProductRow[];
  /** To come and going on, the next one first. */
  readonly events: readonly ProductRow[];
  /** The newest first, at most `MOST_PAST`. */
  readonly past: readonly ProductRow[];
  readonly asOf: Instant;
}

/** So many past events are listed. */
const MOST_PAST = 100;

const made = new WeakMap<SiteLibrary, Map<string, ProductLists>>();

/** All products and events in a language: made once for all pages. */
export function productLists(library: SiteLibrary, locale: string): ProductLists {
  const known = made.get(library) ?? new Map<string, ProductLists>();
  made.set(library, known);
  const lists = known.get(locale) ?? listsFrom(library, locale);
  known.set(locale, lists);
  return lists;
}

function listsFrom(library: SiteLibrary, locale: string): ProductLists {
  const now = buildNow();
  const entries = publishedOf(library, "products");
  const rows = entries.flatMap((entry) => rowsOf(library, entry, now, locale));
  const begin = ({ edition }: ProductRow) => millisOf(edition.front.event?.from ?? "");
  const isEvent = ({ edition }: ProductRow) => edition.front.event !== undefined;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const past = rows.filter((row) => isEvent(row) && row.phase.name === "over");
  return {
    products: rows
      .filter((row) => !isEvent(row))
      .sort((a, b) => compare(a.edition.text.title, b.edition.text.title)),
    events: rows
      .filter((row) => isEvent(row) && row.phase.name !== "over")
      .sort((a, b) => begin(a) - begin(b)),
    past: past.sort((a, b) => begin(b) - begin(a)).slice(0, MOST_PAST),
    asOf:
      latestOf(entries.map((entry) => phaseSettledAt(phasesOfProduct(entry, now), now))) ?? listAsOf(library),
  };
}

/** The phases of an event from the version on that holds at an instant; a product is always on. */
function phasesOfProduct({ history, versions }: PublishedEntry, at: Instant): Phase[] {
  return phasesOf(stretchesFrom(history, at), (version) => {
    const event = versions[version]?.front.event;
    return event && eventSpan(event);
  });
}

function rowsOf(library: SiteLibrary, entry: PublishedEntry, now: Instant, locale: string): ProductRow[] {
  const editions = editionsOf(library, entry, now, locale);
  return phasesFrom(phasesOfProduct(entry, now), now).flatMap((phase) => {
    const edition = editions.find(
      ({ version, withdrawal }) => version === phase.version && !withdrawal === !phase.isWithdrawn,
    );
    return edition ? [{ id: entry.id, edition, phase }] : [];
  });
}

/** What one product page shows. */
export interface ProductPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly entry: PublishedEntry;
  readonly title: string;
  readonly editions: readonly Edition[];
  readonly phases: readonly Phase[];
  /** The answers that carry it, as long as they do. */
  readonly answers: readonly ListRow[];
  /** The advisories that name it. */
  readonly advisories: readonly { readonly id: string; readonly title: string }[];
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
}

/** One route for each product and event, in each interface language. */
export async function productRoutes() {
  const library = await siteLibrary();
  return entryRoutes(library, "products", (entry, locale) => productKey({ library, entry, locale }));
}

/** Everything the page of a product shows; for its own words its records stand. */
function productKey(props: EntryProps): string {
  const { library, locale, entry, title, editions, phases, answers, advisories, asOf } = productPage(props);
  const told = editions.map((edition) => editionTold(library, edition, asOf, locale));
  const rows = answers.map(rowKey);
  return pageKey(groundKey(library), entryKey(entry), title, told, phases, rows, advisories, asOf);
}

/** What the page of a product or event shows. */
export function productPage({ library, entry, locale }: EntryProps): ProductPage {
  const now = buildNow();
  const answers = rowsCarrying(listingIn(library, locale), entry.id);
  const naming = publishedOf(library, "advisories").filter((advisory) =>
    productsNamedBy(advisory).has(entry.id),
  );
  const phases = phasesOfProduct(entry, now);
  const shown = [...answers.map(({ id }) => library.entries.get(`answers/${id}`)), ...naming];
  const settled = shown.map((other) => other && settledAt(other.history, now));
  return {
    library,
    locale,
    entry,
    title: titleAt(library, entry, now, locale),
    editions: editionsOf(library, entry, now, locale),
    phases: phasesFrom(phases, now),
    answers,
    advisories: naming.map((advisory) => ({
      id: advisory.id,
      title: titleAt(library, advisory, now, locale),
    })),
    asOf: latestOf([phaseSettledAt(phases, now), ...settled]) ?? entry.history[0]?.at ?? now,
  };
}

const namedBy = new WeakMap<PublishedEntry, ReadonlySet<string>>();

/** The products that the newest version of an advisory has in its scope or links to. */
function productsNamedBy(advisory: PublishedEntry): ReadonlySet<string> {
  const known = namedBy.get(advisory);
  if (known) return known;
  const newest = Object.values(advisory.versions).at(-1);
  const links = Object.values(newest?.texts ?? {}).flatMap(linksIn);
  const linked = links.flatMap((url) => /^product:(.*)$/.exec(url)?.[1] ?? []);
  const found = new Set([...(newest?.front.advisory?.scope.products ?? []), ...linked]);
  namedBy.set(advisory, found);
  return found;
}
