import { isMeantBy } from "#core/channel.ts";
import { textIn } from "#core/locale.ts";
import type { PublishedVersion } from "#core/published.ts";
import { publishedMentions } from "#core/published-entry.ts";
import type { SiteLibrary } from "#site/library.ts";
import { type ListRow, productNames } from "#site/listing.ts";

/** What the list of answers can be filtered by. */
export type FilterName = "product" | "team" | "channel" | "language" | "tag";

/** Something to choose in a filter. */
export interface FilterOption {
  readonly id: string;
  readonly name: string;
  /** The words of rows that fit, where they are not just the id: a channel is also reached through its groups. */
  readonly fits?: readonly string[];
}

/** A filter above the list: what it looks at, and what there is to choose. */
export interface Filter {
  readonly name: FilterName;
  readonly options: readonly FilterOption[];
}

/** A row with the words filters look for. A filter that is absent lets the row through. */
export interface FilterRow {
  readonly row: ListRow;
  readonly words: { readonly [Name in FilterName]?: readonly string[] | undefined };
}

/** The rows of the list with the words their filters look for. */
export function filterRows(library: SiteLibrary, rows: readonly ListRow[]): FilterRow[] {
  return rows.map((row) => {
    const { products: product, teams: team, tags: tag } = row.facts;
    return { row, words: { product, team, tag, ...textWords(library, row) } };
  });
}

/** The channels and groups a version has replies for, and the languages that say what the source says. */
function textWords(library: SiteLibrary, { id, version, marks }: ListRow): FilterRow["words"] {
  const published = library.entries.get(`answers/${id}`)?.versions[version];
  const behind = marks.find(({ state }) => state === "behind")?.locales ?? [];
  return {
    channel: published ? channelsOf(published) : [],
    language: Object.keys(published?.texts ?? {}).filter((locale) => !behind.includes(locale)),
  };
}

function channelsOf(version: PublishedVersion): readonly string[] {
  const addressed = Object.values(version.texts).flatMap((text) => publishedMentions(text).channels);
  return [...new Set(addressed.flatMap((named) => (named.length > 0 ? named : ["private"])))];
}

/** The filters in which there is something to choose, with only what some answer has. */
export function filtersOf(library: SiteLibrary, rows: readonly FilterRow[], locale: string): Filter[] {
  const { workspace, settings } = library;
  const products = productNames(library, locale);
  const languages = new Intl.DisplayNames([locale], { type: "language" });
  const named: Readonly<Record<Exclude<FilterName, "channel">, (id: string) => string | undefined>> = {
    product: (id) => products.get(id),
    team: (id) => workspace.teams.get(id)?.name,
    language: (id) => languages.of(id),
    tag: (id) => id,
  };
  const chosen = (name: Exclude<FilterName, "channel">): Filter => {
    const ids = new Set(rows.flatMap(({ words }) => words[name] ?? []));
    const options = [...ids].map((id) => ({ id, name: named[name](id) ?? id }));
    return { name, options: options.sort((a, b) => a.name.localeCompare(b.name, locale)) };
  };
  const reached = new Set(rows.flatMap(({ words }) => words.channel ?? []));
  const channels = [...settings.channels.values()].flatMap((channel) => {
    const fits = [...reached].filter((word) => isMeantBy(channel, word));
    const name = textIn(channel.name, locale, workspace.sourceLocale, channel.id);
    return fits.length > 0 ? [{ id: channel.id, name, fits }] : [];
  });
  const filters: Filter[] = [
    chosen("product"),
    { name: "channel", options: channels },
    chosen("language"),
    chosen("team"),
    chosen("tag"),
  ];
  return filters.filter(({ options }) => options.length > 1);
}
