import { type Change, changeKey } from "#core/change.ts";
import { correctionsOf } from "#core/history.ts";
import { type Instant, instantInWords, isBefore } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { type AtomEntry, type AtomFeed, atomXml } from "#exports/atom.ts";
import { changeHtml } from "#exports/told-change.ts";
import { historyPath, pathsIn } from "#site/address.ts";
import { allChanges, feedsAsOf, toldIn } from "#site/all-changes.ts";
import { latestOf } from "#site/editions.ts";
import { changeUrn, urnOf } from "#site/feed-id.ts";
import { type FeedProps, feedFolder, scopeName } from "#site/feed-scopes.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { sentenceOf, toldChange } from "#site/told-change.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { allWordsIn, feedWordsIn } from "#words/words.ts";

/** So many entries a feed has at most, of everything and of one thing: what is older stands on the page of changes. */
const MOST_ENTRIES = { all: 100, product: 50, country: 50 } as const;

/** The Atom feed of everything, a product or a country. `site` is where the site lives, if the build knows. */
export function atomResponse(props: FeedProps, site: URL | undefined): Response {
  return new Response(atomXml(atomFeed(props, site)), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
}

/** Everything a feed shows; for the words of its changes the records of their entries stand. */
export function atomKey(props: FeedProps): string {
  const { library, locale, scope } = props;
  const asOf = feedsAsOf(library);
  const told = changesOfFeed(props).map(({ change, updated }) =>
    toldKey(library, change, locale, asOf, updated),
  );
  return pageKey(groundKey(library), locale, scope, scopeName(props), updatedBefore(library), told);
}

/** What a feed tells of a change at an instant, for a key. */
export function toldKey(
  library: SiteLibrary,
  change: Change,
  locale: InterfaceLocale,
  asOf: Instant,
  updated?: Instant,
): readonly unknown[] {
  const entry = library.entries.get(`${change.kind}/${change.id}`);
  const said = change.use === undefined ? undefined : sentenceOf(library, change, locale);
  return [changeKey(change), entry && entryKey(entry), isBefore(asOf, change.at), updated, said];
}

/** The feed as a value. */
export function atomFeed(props: FeedProps, site: URL | undefined): AtomFeed {
  const { library, locale, scope } = props;
  const { name: workspace } = library.workspace;
  const words = feedWordsIn(locale);
  const name = scopeName(props);
  const folder = feedFolder(scope);
  const to = addressesIn(locale, site);
  return {
    id: urnOf(`feed ${workspace} ${locale} ${folder}`),
    locale,
    title: filled(name === undefined ? words.changesAll : words.changesOf, { workspace, name: name ?? "" }),
    author: workspace,
    updated: updatedBefore(library),
    self: to(`${folder}changes.atom`),
    page: to(scope.of === "all" ? "/changes/" : folder),
    entries: changesOfFeed(props).map(({ change, updated }) => entryOf(props, change, updated, to)),
  };
}

/** When a feed without changes was updated. */
function updatedBefore(library: SiteLibrary): Instant {
  return allChanges(library)[0]?.recorded ?? "1970-01-01T00:00:00Z";
}

/** Addresses of pages in a language: from the site's root, or whole where the build knows where the site lives. */
function addressesIn(locale: InterfaceLocale, site: URL | undefined): (path: string) => string {
  const to = pathsIn(locale, import.meta.env.BASE_URL);
  return (path) => (site ? new URL(to(path), site).href : to(path));
}

interface Updated {
  readonly change: Change;
  readonly updated: Instant;
  readonly millis: number;
}

const updates = new WeakMap<Change, Updated>();

/** The changes that stand in a feed, those first of which something was heard last. */
function changesOfFeed(props: FeedProps): Updated[] {
  const asOf = feedsAsOf(props.library);
  const told = toldIn(props).map((change) => {
    const known = updates.get(change) ?? updateOf(props.library, change, asOf);
    updates.set(change, known);
    return known;
  });
  const sorted = told.reverse().sort((a, b) => b.millis - a.millis);
  return sorted.slice(0, MOST_ENTRIES[props.scope.of]);
}

function updateOf(library: SiteLibrary, change: Change, asOf: Instant): Updated {
  const updated = updatedAt(library, change, asOf);
  return { change, updated, millis: millisOf(updated) };
}

/** When a change was recorded, took effect, or had its note corrected: whichever happened last. */
function updatedAt(library: SiteLibrary, change: Change, asOf: Instant): Instant {
  const { kind, id, version, type, recorded, at } = change;
  const history = type === "published" ? (library.entries.get(`${kind}/${id}`)?.history ?? []) : [];
  const corrections = correctionsOf(history, version).map((record) => record.at);
  return latestOf([recorded, isBefore(asOf, at) ? undefined : at, ...corrections]) ?? recorded;
}

function entryOf(
  { library, locale }: FeedProps,
  change: Change,
  updated: Instant,
  to: (path: string) => string,
): AtomEntry {
  const asOf = feedsAsOf(library);
  const { kind, id, by, before, version, recorded } = change;
  const difference = before === undefined ? "" : `?from=${before}&to=${version}`;
  return {
    id: changeUrn(change),
    title: titleOf(library, change, locale, asOf),
    updated,
    published: recorded,
    author: library.workspace.owners.get(by)?.name ?? by,
    page: to(historyPath(`${kind}/${id}`)) + difference,
    categories: categoriesOf(change, locale),
    html: changeHtml(toldChange(library, change, locale, asOf)),
  };
}

/** A feed's reader has no clock of ours: what is still to come says from when. */
function titleOf(library: SiteLibrary, change: Change, locale: InterfaceLocale, asOf: Instant): Spoken {
  const sentence = sentenceOf(library, change, locale);
  if (!isBefore(asOf, change.at)) return sentence;
  const when = instantInWords(change.at, library.workspace.timeZone, locale);
  return { ...sentence, text: filled(feedWordsIn(locale).from, { when, what: sentence.text }) };
}

function categoriesOf(change: Change, locale: InterfaceLocale): AtomEntry["categories"] {
  const { log, state } = allWordsIn(locale);
  const labels = { answers: log.answers, products: log.products, advisories: log.advisories, fragments: "" };
  return [
    { term: change.kind, label: labels[change.kind] },
    ...(change.isEmergency ? [{ term: "emergency", label: state.emergency }] : []),
    ...(change.asksAcknowledgement ? [{ term: "acknowledge", label: state.acknowledge }] : []),
  ];
}
