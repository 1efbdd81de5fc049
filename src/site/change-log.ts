import { type Change, changeKey, isTold } from "#core/change.ts";
import { dayIn } from "#core/day.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type Spoken, textIn } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { dayText } from "#core/when.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { allChanges } from "#site/all-changes.ts";
import { changeSheet } from "#site/change-sheet.ts";
import { holdsUntil } from "#site/change-waits.ts";
import { buildNow } from "#site/clock.ts";
import { latestOf, noteIn, type SpokenNote } from "#site/editions.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { productNames, replyLocaleIn } from "#site/listing.ts";
import { titleAt } from "#site/title.ts";
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

/** What a page of the log is made from when it is drawn. */
export interface ChangeLogProps {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  /** Of an older page, 1 being the oldest; absent for the newest. */
  readonly number?: number;
}

/** One page of the log. */
export interface ChangeLogPage extends ChangeLogProps {
  readonly title: string;
  /** The numbers of its first and last change, counted from the first change of all. */
  readonly counted: readonly [from: number, until: number];
  /** The paths of the pages beside it, before language and base. */
  readonly newer?: string;
  readonly older?: string;
  /** What is still to come at `asOf`, next first; on the newest page only. */
  readonly coming: readonly LoggedChange[];
  /** Newest first; those to come are among them. */
  readonly changes: readonly LoggedChange[];
  readonly asOf: Instant;
  /** When a reader who has read nothing yet is shown something else first; on the newest page only. */
  readonly until?: Instant;
}

/** So many changes stand on one page, and up to twice as many on the newest: more would keep a browser busy for longer than a frame. */
const PAGE_SIZE = 50;

/**
 * One route for each page of the log, in each interface language: `/changes/` for the newest
 * changes, `/changes/1/` for the oldest, `/changes/2/`… A new change alters the newest page alone.
 */
export async function changeLogRoutes() {
  const library = await siteLibrary();
  const numbers = [undefined, ...Array.from({ length: olderPages(library) }, (_, index) => index + 1)];
  return localeParams().flatMap(({ params }) => {
    const locale = localeOf(params.locale);
    const products = [...productNames(library, locale)];
    return numbers.map((number) => {
      const props: ChangeLogProps = { library, locale, ...(number !== undefined && { number }) };
      const page = number === undefined ? undefined : String(number);
      return { params: { ...params, page }, props, cacheKey: logKey(props, products) };
    });
  });
}

function olderPages(library: SiteLibrary): number {
  return Math.max(0, Math.floor(allChanges(library).length / PAGE_SIZE) - 1);
}

/** Everything a page of the log shows; for the words of its changes the records of their entries stand. */
function logKey({ library, locale, number }: ChangeLogProps, products: unknown): string {
  const { changes, coming, asOf } = cutOf(library, number);
  const isLast = number === olderPages(library);
  const told = [...coming, ...changes].map((change) => {
    const entry = library.entries.get(`${change.kind}/${change.id}`);
    return [changeKey(change), change.at, entry && entryKey(entry), useOf(library, change, locale)];
  });
  const { names } = changeSheet(
    library,
    changes.flatMap((change) => stepOf(library, change) ?? []),
    locale,
  );
  return pageKey(groundKey(library), products, told, names, changes.length, number, isLast, asOf);
}

/** The changes of one page before they are put into words. */
interface Cut {
  readonly changes: readonly Change[];
  readonly coming: readonly Change[];
  readonly counted: ChangeLogPage["counted"];
  readonly asOf: Instant;
}

function cutOf(library: SiteLibrary, number: number | undefined): Cut {
  const rising = allChanges(library);
  const before = ((number ?? olderPages(library) + 1) - 1) * PAGE_SIZE;
  const changes = rising.slice(before, number && before + PAGE_SIZE).reverse();
  const asOf = number === undefined ? logAsOf(library) : settledAt(changes);
  const coming = number === undefined ? rising.filter(({ at }) => isBefore(asOf, at)) : [];
  return { changes, coming, counted: [before + 1, before + changes.length], asOf };
}

/** What one page of the log shows. */
export function changeLogPage({ library, locale, number }: ChangeLogProps): ChangeLogPage {
  const { changes, coming, counted, asOf } = cutOf(library, number);
  const older = (number ?? olderPages(library) + 1) - 1;
  const inWords = (list: readonly Change[]) => list.map((change) => logged(library, change, locale));
  return {
    library,
    locale,
    title: number === undefined ? allWordsIn(locale).log.title : titleOf(library, changes, locale),
    counted,
    ...(number !== undefined && { number, newer: pathOf(number < olderPages(library) ? number + 1 : 0) }),
    ...(older > 0 && { older: pathOf(older) }),
    coming: inWords(coming),
    changes: inWords(changes),
    asOf,
    ...(number === undefined && holdsUntil(changes, coming, asOf)),
  };
}

function pathOf(number: number): string {
  return number === 0 ? "/changes/" : `/changes/${number}/`;
}

/** An older page is called by the days its changes are of, in the workspace's zone. */
function titleOf(
  { workspace }: SiteLibrary,
  newestFirst: readonly Change[],
  locale: InterfaceLocale,
): string {
  const { log } = allWordsIn(locale);
  const [until = "", from = ""] = [newestFirst[0], newestFirst.at(-1)].map((change) =>
    change ? dayText(dayIn(change.at, workspace.timeZone), locale) : "",
  );
  return from === until ? filled(log.ofDay, { day: from }) : filled(log.ofDays, { from, until });
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

const settled = new WeakMap<SiteLibrary, Instant>();

/** The last instant by the build's clock at which anything changed: found once for all pages. */
function logAsOf(library: SiteLibrary): Instant {
  const asOf = settled.get(library) ?? lastPast(allChanges(library)) ?? buildNow();
  settled.set(library, asOf);
  return asOf;
}

/** The same of some changes; where all are to come, the last at which one was recorded. */
function settledAt(changes: readonly Change[]): Instant {
  return lastPast(changes) ?? latestOf(changes.map(({ recorded }) => recorded)) ?? buildNow();
}

function lastPast(changes: readonly Change[]): Instant | undefined {
  const now = buildNow();
  return latestOf(changes.map(({ at }) => (isBefore(now, at) ? undefined : at)));
}

function logged(library: SiteLibrary, change: Change, locale: InterfaceLocale): LoggedChange {
  const { kind, id, version, before, type } = change;
  const entry = library.entries.get(`${kind}/${id}`);
  const { sourceLocale } = library.workspace;
  const title = textIn(change.titles, locale, sourceLocale, id);
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
    ...stepOf(library, change),
  };
}

function stepOf(
  { entries }: SiteLibrary,
  { kind, id, version, before = "" }: Change,
): Required<Pick<LoggedChange, "versions">> | undefined {
  const versions = entries.get(`${kind}/${id}`)?.versions;
  const [a, b] = [versions?.[before], versions?.[version]];
  return a && b && { versions: { before: a, after: b } };
}

function saidOf(library: SiteLibrary, change: Change, title: string, locale: InterfaceLocale): string {
  const { log } = allWordsIn(locale);
  if (change.type === "published") return filled(log.isNew, { title });
  if (change.type === "restored") return log.restored;
  const use = useOf(library, change, locale);
  if (use === undefined) return `${log.withdrawn} ${change.why ?? ""}`.trim();
  return filled(log.withdrawnUse, { use });
}

/** The title of the answer that stands in for a withdrawn one. */
function useOf(library: SiteLibrary, { use, at }: Change, locale: InterfaceLocale): string | undefined {
  const target = use === undefined ? undefined : library.entries.get(`answers/${use}`);
  return target ? titleAt(library, target, at, locale) : use;
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
