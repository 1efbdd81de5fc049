import { type Change, changeKey, changesIn, isTold } from "#core/change.ts";
import { freshUntil } from "#core/fresh.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type Spoken, textIn } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { titleAt } from "#site/answers.ts";
import { buildNow } from "#site/clock.ts";
import { latestOf, noteIn, type SpokenNote } from "#site/editions.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { replyLocaleIn } from "#site/listing.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { allWordsIn } from "#words/words.ts";

/** A change as one item of the log, in the language of its reader. */
export interface LoggedChange {
  readonly change: Change;
  /** Its `changeKey`. */
  readonly key: string;
  readonly title: string;
  /** What it comes to in one sentence. */
  readonly said: Spoken;
  /** Absent for a first version whose note says nothing, a withdrawal and its end. */
  readonly note?: SpokenNote;
  /** Who changed it, and who agreed. */
  readonly by: string;
  /** A and B, where there are both. */
  readonly versions?: { readonly before: PublishedVersion; readonly after: PublishedVersion };
}

/** One page of the log. */
export interface ChangeLogPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  /** 1 is the newest. */
  readonly number: number;
  readonly last: number;
  /** What is still to come at `asOf`, next first; on the first page only. */
  readonly coming: readonly LoggedChange[];
  /** Newest first; those to come are among them. */
  readonly changes: readonly LoggedChange[];
  readonly asOf: Instant;
}

/** So many changes stand on one page: more would keep a browser busy for longer than a frame. */
const PAGE_SIZE = 50;

/** One route for each page of the log in each interface language: `/changes/`, `/changes/2/`… */
export async function changeLogRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) => {
    const pages = changeLogPages(library, localeOf(params.locale));
    return pages.map((page) => ({
      params: { ...params, page: page.number === 1 ? undefined : String(page.number) },
      props: page,
    }));
  });
}

/** The whole log of a language, cut into pages: the newest changes first. */
function changeLogPages(library: SiteLibrary, locale: InterfaceLocale): ChangeLogPage[] {
  const newest = allChanges(library).toReversed();
  const asOf = logAsOf(library);
  const inWords = (changes: readonly Change[]) => changes.map((change) => logged(library, change, locale));
  const coming = newest.filter(({ at }) => isBefore(asOf, at)).reverse();
  const last = Math.max(1, Math.ceil(newest.length / PAGE_SIZE));
  return Array.from({ length: last }, (_, index) => ({
    library,
    locale,
    number: index + 1,
    last,
    coming: index === 0 ? inWords(coming) : [],
    changes: inWords(newest.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE)),
    asOf,
  }));
}

/** What the start page tells of changes. */
export interface NewestChanges {
  /** The last changes and the ones to come, newest first. */
  readonly lines: readonly LoggedChange[];
  /** The changes to come, next one first. */
  readonly coming: readonly LoggedChange[];
  readonly asOf: Instant;
}

/** So many past changes stand on the start page. */
const MOST_PAST = 6;

/** The last and the coming changes of which a reader of a language is told without asking. */
export function newestChanges(library: SiteLibrary, locale: InterfaceLocale): NewestChanges {
  const asOf = logAsOf(library);
  const told = allChanges(library).filter((change) => isTold(change, replyLocaleIn(library, locale)));
  const past = told.filter(({ at }) => !isBefore(asOf, at)).slice(-MOST_PAST);
  const coming = told.filter(({ at }) => isBefore(asOf, at));
  const inWords = (changes: readonly Change[]) => changes.map((change) => logged(library, change, locale));
  return { lines: inWords([...past, ...coming].reverse()), coming: inWords(coming), asOf };
}

const gathered = new WeakMap<SiteLibrary, readonly Change[]>();

/** Every change of the site by rising instant: gathered once for all pages. */
export function allChanges(library: SiteLibrary): readonly Change[] {
  const changes = gathered.get(library) ?? changesIn(library.entries.values());
  gathered.set(library, changes);
  return changes;
}

/** The last instant by the build's clock at which anything changed. */
function logAsOf(library: SiteLibrary): Instant {
  const now = buildNow();
  return latestOf(allChanges(library).map(({ at }) => (isBefore(now, at) ? undefined : at))) ?? now;
}

function logged(library: SiteLibrary, change: Change, locale: InterfaceLocale): LoggedChange {
  const { kind, id, version, before, type } = change;
  const entry = library.entries.get(`${kind}/${id}`);
  const { sourceLocale } = library.workspace;
  const title = textIn(change.titles, locale, sourceLocale, id);
  const [a, b] = [entry?.versions[before ?? ""], entry?.versions[version]];
  // A generated first note says nothing; an advisory's is always written.
  const hasNote = type === "published" && (before !== undefined || kind === "advisories");
  const note = entry && hasNote ? noteIn(library, entry, version, locale) : undefined;
  return {
    change,
    key: changeKey(change),
    title,
    said: note?.what ?? { text: saidOf(library, change, title, locale), locale },
    ...(note && { note }),
    by: entry ? peopleOf(library, entry, change, locale) : "",
    ...(a && b && { versions: { before: a, after: b } }),
  };
}

function saidOf(library: SiteLibrary, change: Change, title: string, locale: InterfaceLocale): string {
  const { log } = allWordsIn(locale);
  if (change.type === "published") return filled(log.isNew, { title });
  if (change.type === "restored") return log.restored;
  const { use, why } = change;
  const target = use === undefined ? undefined : library.entries.get(`answers/${use}`);
  if (use === undefined) return `${log.withdrawn} ${why ?? ""}`.trim();
  return filled(log.withdrawnUse, { use: target ? titleAt(library, target, change.at, locale) : use });
}

function peopleOf(
  { workspace }: SiteLibrary,
  { history }: PublishedEntry,
  { by, version, isEmergency }: Change,
  locale: InterfaceLocale,
): string {
  const nameOf = (id: string) => workspace.owners.get(id)?.name ?? id;
  const { change: words } = allWordsIn(locale);
  const approval = history.find((record) => record.record === "approve" && record.version === version);
  if (approval) return filled(words.approvedBy, { owner: nameOf(by), approver: nameOf(approval.by) });
  return isEmergency ? filled(words.awaitsApproval, { owner: nameOf(by) }) : nameOf(by);
}

/** Whether a page without a clock shows a change opened: it is a week old at most when the page was settled. */
export function isFresh({ at }: Change, asOf: Instant): boolean {
  return !isBefore(asOf, at) && isBefore(asOf, freshUntil(at));
}
