import { standingPublications } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import {
  type OwnSheet,
  type PublishedEntry,
  type PublishedVersion,
  type Selection,
  type Sheet,
  stateAt,
} from "#core/published.ts";
import {
  type AnswerGround,
  answerGround,
  answerKey,
  linksOf,
  linkTitles,
  versionsNamed,
} from "#site/answer-ground.ts";
import { sharedSheet } from "#site/desk.ts";
import { linksIn } from "#site/edition-key.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { filesAddress } from "#site/files.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";
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

/** What one answer page shows. */
export function answerPage({ library, entry, locale }: EntryProps): AnswerPage {
  const ground = answerGround(library, entry);
  const { asOf, until } = ground;
  const sheet = sheetOf(library, entry, ground, locale);
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

function sheetOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  { asOf, versions: names, forces }: AnswerGround,
  locale: InterfaceLocale,
): Sheet {
  const versions = versionsNamed(entry, names);
  const filesAt = filesAddress(entry, versions);
  const shared = sharedSheet(library);
  const links = linksOf(entry, versions, forces, linksIn);
  return {
    ...shared,
    entry: { ...entry, versions },
    ...(forces.length > 0 && { forces }),
    ...(filesAt !== undefined && { filesAt }),
    names: {
      ...shared.names,
      links: linkTitles(library, links, asOf, locale),
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
