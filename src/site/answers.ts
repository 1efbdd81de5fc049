import { fieldsOf } from "#core/field.ts";
import { freshUntil } from "#core/fresh.ts";
import { type History, standingPublications, turningPoints } from "#core/history.ts";
import { type Instant, isBefore, millisOf } from "#core/instant.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { inlinesOf } from "#core/prose.ts";
import {
  noticedChange,
  type PublishedEntry,
  publishedTitle,
  type Selection,
  type Sheet,
  stateAt,
} from "#core/published.ts";
import { proseOf, repliesOf } from "#core/reply.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { buildNow } from "#site/clock.ts";
import { filesAddress } from "#site/files.ts";
import { answersOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What one answer page shows. */
export interface AnswerPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly sheet: Sheet;
  readonly title: string;
  readonly selection: Selection;
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
  /** The next instant at which that state changes; absent when nothing is to come. */
  readonly until?: Instant;
}

/** One route for each answer that readers may see, in each interface language. */
export async function answerRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) =>
    answersOf(library).map((entry) => ({
      params: { ...params, id: entry.id },
      props: answerPage(library, entry, localeOf(params.locale)),
    })),
  );
}

function answerPage(library: SiteLibrary, entry: PublishedEntry, locale: InterfaceLocale): AnswerPage {
  const now = buildNow();
  const turns = turnsOf(entry.history);
  const asOf = turns.findLast((turn) => !isBefore(now, turn)) ?? entry.history[0]?.at ?? now;
  const until = turns.find((turn) => isBefore(now, turn));
  const sheet = sheetOf(library, entry, asOf, locale);
  return {
    library,
    locale,
    sheet,
    title: titleAt(library, entry, asOf, locale),
    selection: firstSelection(library, sheet, locale),
    asOf,
    ...(until && { until }),
  };
}

/** The instants at which an answer's page comes to look different: something takes effect, or is no news any more. */
function turnsOf(history: History): Instant[] {
  const fresh = standingPublications(history).map(({ effective }) => freshUntil(effective));
  return [...turningPoints(history), ...fresh].sort((a, b) => millisOf(a) - millisOf(b));
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
  const { workspace, settings } = library;
  const filesAt = filesAddress(entry, versions);
  return {
    entry: { ...entry, versions },
    channels: [...settings.channels.values()],
    placeholders: placeholdersOf(library, versions),
    sourceLocale: workspace.sourceLocale,
    timeZone: workspace.timeZone,
    wording: { neverSend: settings.neverSend, allowed: settings.allowed },
    ...(filesAt !== undefined && { filesAt }),
    names: {
      owners: Object.fromEntries([...workspace.owners].map(([id, owner]) => [id, owner.name])),
      teams: Object.fromEntries([...workspace.teams].map(([id, { name, hours }]) => [id, { name, hours }])),
      links: linkTitles(library, entry, versions, asOf, locale),
    },
  };
}

type Versions = PublishedEntry["versions"];

function placeholdersOf(library: SiteLibrary, versions: Versions): Placeholder[] {
  const texts = Object.values(versions).flatMap((version) => Object.values(version.texts));
  const names = new Set(texts.flatMap((text) => repliesOf(text.body).flatMap(fieldsOf)));
  return [...names].flatMap((name) => library.settings.placeholders.get(name) ?? []);
}

function linkTitles(
  library: SiteLibrary,
  entry: PublishedEntry,
  versions: Versions,
  asOf: Instant,
  locale: string,
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
  const titles = [...new Set([...links, ...uses, ...products])].flatMap((url) => {
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
