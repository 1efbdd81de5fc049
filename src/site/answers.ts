import { freshUntil } from "#core/fresh.ts";
import { type History, standingPublications, turningPoints } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, instantOf, isBefore, millisOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { inlinesOf } from "#core/prose.ts";
import {
  noticedChange,
  type OwnSheet,
  type PublishedEntry,
  type PublishedVersion,
  publishedTitle,
  type Selection,
  type Sheet,
  stateAt,
} from "#core/published.ts";
import { proseOf } from "#core/reply.ts";
import { isInScope } from "#core/scope.ts";
import { buildNow } from "#site/clock.ts";
import { sharedSheet } from "#site/desk.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { filesAddress } from "#site/files.ts";
import { forcesOfAll } from "#site/forces.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What one answer page shows. */
export interface AnswerPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  /** What it is drawn from; the page carries only `own`. */
  readonly sheet: Sheet;
  readonly own: OwnSheet;
  readonly title: string;
  readonly selection: Selection;
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
  /** The next instant at which that state changes; absent when nothing is to come. */
  readonly until?: Instant;
}

/** One route for each answer, in each interface language. */
export async function answerRoutes() {
  const library = await siteLibrary();
  return entryRoutes(library, "answers", (entry, locale) => answerKey(library, entry, locale));
}

/** Everything the page of an answer shows; for the words of the answer itself its records stand. */
function answerKey(library: SiteLibrary, entry: PublishedEntry, locale: InterfaceLocale): string {
  const { own, sheet, title, asOf, until } = answerPage({ library, entry, locale });
  const { entry: _, ...beside } = own;
  const versions = Object.keys(sheet.entry.versions);
  return pageKey(groundKey(library), entryKey(entry), versions, beside, title, asOf, until);
}

/** What one answer page shows. */
export function answerPage({ library, entry, locale }: EntryProps): AnswerPage {
  const now = buildNow();
  const turns = turnsOf(entry.history, forcesOfAnswer(library, entry));
  const asOf = turns.findLast((turn) => !isBefore(now, turn)) ?? entry.history[0]?.at ?? now;
  const until = turns.find((turn) => isBefore(now, turn));
  const sheet = sheetOf(library, entry, asOf, locale);
  return {
    library,
    locale,
    sheet,
    own: ownSheet(sheet, asOf),
    title: titleAt(library, entry, asOf, locale),
    selection: firstSelection(library, sheet, locale),
    asOf,
    ...(until && { until }),
  };
}

/** The instants at which an answer's page comes to look different: something takes effect, or is no news any more. */
function turnsOf(history: History, forces: readonly Force[]): Instant[] {
  const fresh = standingPublications(history).map(({ effective }) => freshUntil(effective));
  const advised = forces.flatMap((force) => [
    force.from,
    ...(force.until ? [force.until, toldUntil(force.until)] : []),
  ]);
  return [...turningPoints(history), ...fresh, ...advised].sort((a, b) => millisOf(a) - millisOf(b));
}

/** The title of an entry in a language as it stands at an instant; before its first effect, its first one. */
export function titleAt(library: SiteLibrary, entry: PublishedEntry, at: Instant, locale: string): string {
  return publishedTitle(entry, at, [locale, library.workspace.sourceLocale]);
}

/** The versions a page needs from the moment it is built on: the one that holds, what readers compare it with, and all to come. */
function sheetOf(library: SiteLibrary, entry: PublishedEntry, asOf: Instant, locale: InterfaceLocale): Sheet {
  const standing = standingPublications(entry.history);
  const current = stateAt(entry.history, asOf).record?.version ?? "";
  const before = library.workspace.replyLocales.map(
    (tag) => noticedChange(entry.history, current, tag)?.previous.version,
  );
  const first = standing.findIndex(({ version }) => version === current || before.includes(version));
  const kept = standing.slice(Math.max(0, first)).map(({ version }) => version);
  const versions = Object.fromEntries(
    Object.entries(entry.versions).filter(([version]) => kept.includes(version)),
  );
  const forces = forcesTouching(library, entry, versions, asOf);
  const filesAt = filesAddress(entry, versions);
  const shared = sharedSheet(library);
  return {
    ...shared,
    entry: { ...entry, versions },
    ...(forces.length > 0 && { forces }),
    ...(filesAt !== undefined && { filesAt }),
    names: {
      ...shared.names,
      links: linkTitles(library, entry, versions, asOf, locale, forces),
      ...(forces.length > 0 && { countries: countryNamesIn(library, forces, locale) }),
    },
  };
}

/**
 * What the page carries of it: the version that holds and those to come. The one before is asked for by who wants to
 * see what changed, and what customers say is only searched.
 */
function ownSheet({ entry, forces, filesAt, names: { links, countries } }: Sheet, asOf: Instant): OwnSheet {
  const standing = standingPublications(entry.history);
  const current = stateAt(entry.history, asOf).record?.version;
  const first = standing.findIndex(({ version }) => version === current);
  const kept = standing.slice(Math.max(0, first)).flatMap(({ version }) => entry.versions[version] ?? []);
  return {
    entry: { ...entry, versions: Object.fromEntries(kept.map((one) => [one.version, unsearched(one)])) },
    ...(forces && { forces }),
    ...(filesAt !== undefined && { filesAt }),
    names: { links, ...(countries && { countries }) },
  };
}

function unsearched(version: PublishedVersion): PublishedVersion {
  const texts = Object.entries(version.texts).map(([tag, text]) => [tag, { ...text, phrases: [] }] as const);
  return { ...version, texts: Object.fromEntries(texts) };
}

/** Whoever parked a case under an advisory is told what to do for so long after its end. */
function toldUntil(until: Instant): Instant {
  return instantOf(millisOf(until) + 14 * 86_400_000);
}

/** Every time in which an advisory touched an answer on some channel, or is going to. */
function forcesOfAnswer(library: SiteLibrary, { id, versions }: PublishedEntry): Force[] {
  return forcesOfAll(library).filter((force) =>
    Object.values(versions).some(({ front }) => isInScope(force, id, front)),
  );
}

/** Those of them that somebody has to know of from an instant on. */
function forcesTouching(
  library: SiteLibrary,
  entry: PublishedEntry,
  versions: Versions,
  asOf: Instant,
): Force[] {
  return forcesOfAnswer(library, { ...entry, versions }).filter(
    ({ until }) => until === undefined || isBefore(asOf, toldUntil(until)),
  );
}

function countryNamesIn(
  library: SiteLibrary,
  forces: readonly Force[],
  locale: string,
): Record<string, string> {
  const { byCode } = library.settings.countries;
  const codes = [...new Set(forces.flatMap(({ countries }) => countries))];
  return Object.fromEntries(
    codes.map((code) => [
      code,
      textIn(byCode.get(code)?.name ?? {}, locale, library.workspace.sourceLocale, code),
    ]),
  );
}

type Versions = PublishedEntry["versions"];

function linkTitles(
  library: SiteLibrary,
  entry: PublishedEntry,
  versions: Versions,
  asOf: Instant,
  locale: string,
  forces: readonly Force[],
): Record<string, string> {
  const sections = Object.values(versions).flatMap((version) =>
    Object.values(version.texts).flatMap((text) => text.body),
  );
  const links = sections.flatMap((section) =>
    [...inlinesOf(proseOf(section) ?? [])].flatMap((inline) => (inline.type === "link" ? [inline.url] : [])),
  );
  const uses = entry.history.flatMap((record) =>
    record.record === "withdraw" && record.use ? [`answer:${record.use}`] : [],
  );
  const products = Object.values(versions).flatMap(({ front }) =>
    front.products.map((id) => `product:${id}`),
  );
  const meanwhile = forces.flatMap(({ use }) => (use ? [`answer:${use}`] : []));
  const titles = [...new Set([...links, ...uses, ...products, ...meanwhile])].flatMap((url) => {
    const [, kind, id] = /^(answer|product|advisory):(.+)$/.exec(url) ?? [];
    const target = library.entries.get(`${FOLDERS[kind ?? ""]}/${id}`);
    return target ? [[url, titleAt(library, target, asOf, locale)] as const] : [];
  });
  return Object.fromEntries(titles);
}

const FOLDERS: Readonly<Record<string, string>> = {
  answer: "answers",
  product: "products",
  advisory: "advisories",
};

/** Without a habit a page shows the first private written channel, in the interface's language where replies exist in it. */
function firstSelection(library: SiteLibrary, sheet: Sheet, locale: InterfaceLocale): Selection {
  const channels = sheet.channels.filter(({ spoken }) => !spoken);
  const channel = channels.find((candidate) => !candidate.public) ?? channels[0];
  const { replyLocales, sourceLocale } = library.workspace;
  return {
    channel: channel?.id ?? "",
    locale: replyLocales.includes(locale) ? locale : sourceLocale,
    moment: "first",
    variant: 1,
  };
}
