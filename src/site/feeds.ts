import type { Change } from "#core/change.ts";
import { correctionsOf } from "#core/history.ts";
import { compareInstants, type Instant, instantInWords, isBefore } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { type AtomEntry, type AtomFeed, atomXml } from "#exports/atom.ts";
import { changeHtml } from "#exports/told-change.ts";
import { historyPath, pathsIn } from "#site/address.ts";
import { allChanges, feedsAsOf, toldIn } from "#site/all-changes.ts";
import { latestOf } from "#site/editions.ts";
import { changeUrn, urnOf } from "#site/feed-id.ts";
import { type FeedProps, feedFolder, scopeName } from "#site/feed-scopes.ts";
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

/** The feed as a value. */
export function atomFeed(props: FeedProps, site: URL | undefined): AtomFeed {
  const { library, locale, scope } = props;
  const { name: workspace } = library.workspace;
  const words = feedWordsIn(locale);
  const name = scopeName(props);
  const folder = feedFolder(scope);
  const to = addressesIn(locale, site);
  const changes = changesOfFeed(props);
  return {
    id: urnOf(`feed ${workspace} ${locale} ${folder}`),
    locale,
    title: filled(name === undefined ? words.changesAll : words.changesOf, { workspace, name: name ?? "" }),
    author: workspace,
    updated: allChanges(library)[0]?.recorded ?? "1970-01-01T00:00:00Z",
    self: to(`${folder}changes.atom`),
    page: to(scope.of === "all" ? "/changes/" : folder),
    entries: changes
      .slice(0, MOST_ENTRIES[scope.of])
      .map(({ change, updated }) => entryOf(props, change, updated, to)),
  };
}

/** Addresses of pages in a language: from the site's root, or whole where the build knows where the site lives. */
export function addressesIn(locale: InterfaceLocale, site: URL | undefined): (path: string) => string {
  const to = pathsIn(locale, import.meta.env.BASE_URL);
  return (path) => (site ? new URL(to(path), site).href : to(path));
}

function changesOfFeed(props: FeedProps): { change: Change; updated: Instant }[] {
  const asOf = feedsAsOf(props.library);
  const told = toldIn(props).map((change) => ({ change, updated: updatedAt(props.library, change, asOf) }));
  return told.reverse().sort((a, b) => compareInstants(b.updated, a.updated));
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
