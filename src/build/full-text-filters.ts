import type { Audience } from "#core/audience.ts";
import type { AdvisoryFacts, Entry, Front, Kind } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { entriesOf, type Library, snapshotInEffect } from "#core/library.ts";
import type { Localized } from "#core/locale.ts";
import { type Body, reachOf, repliesOf } from "#core/reply.ts";
import type { FullTextNames } from "#search/full-text-sheet.ts";

const KINDS: Readonly<Record<Exclude<Kind, "fragments">, string>> = {
  answers: "answer",
  products: "product",
  advisories: "advisory",
};

/** What the full text can be narrowed by, for one entry with its bodies in all languages. A kind of entry that knows no such thing has no value. */
export function entryFilters(
  library: Library,
  { kind, id }: Entry,
  { event, products, tags, teams, advisory }: Front,
  bodies: readonly Body[],
): Record<string, readonly string[]> {
  return {
    kind: [event ? "event" : KINDS[kind as keyof typeof KINDS]],
    product: kind === "products" ? [id] : products,
    team: teams ?? [...library.workspace.teams.keys()],
    tag: tags,
    country: advisory ? countriesOf(library, advisory) : [],
    // The browser leaves out the answers it has named already.
    answer: kind === "answers" ? [id] : [],
    channel: kind === "answers" ? channelsOf(library, bodies) : [],
  };
}

function countriesOf({ settings }: Library, { everywhere, countries, regions }: AdvisoryFacts): string[] {
  if (everywhere) return [...settings.countries.byCode.keys()];
  return [
    ...new Set([...countries, ...regions.flatMap((region) => settings.countries.regions.get(region) ?? [])]),
  ];
}

function channelsOf({ settings }: Library, bodies: readonly Body[]): string[] {
  const replies = bodies.flatMap(repliesOf);
  const channels = [...settings.channels.values()];
  return channels.filter((channel) => replies.some((reply) => reachOf(reply, channel))).map(({ id }) => id);
}

/** The names of the teams, channels and countries a workspace has at `now`, and of the products it shows. */
export function filterNames(library: Library, now: Instant, isShown: Audience): FullTextNames["names"] {
  const { workspace, settings } = library;
  const teams = [...workspace.teams].map(([id, { name }]) => [id, { [workspace.sourceLocale]: name }]);
  const products = entriesOf(library, "products").filter(({ key }) => isShown(key));
  return {
    product: Object.fromEntries(products.map((entry) => [entry.id, titlesOf(entry, now)])),
    team: Object.fromEntries(teams),
    channel: namesOf(settings.channels),
    country: namesOf(settings.countries.byCode),
  };
}

function titlesOf(entry: Entry, now: Instant): Localized {
  const texts = [...(snapshotInEffect(entry, now)?.texts.values() ?? [])];
  return Object.fromEntries(texts.map(({ locale, front }) => [locale, front.title]));
}

function namesOf(things: ReadonlyMap<string, { readonly name: Localized }>): Record<string, Localized> {
  return Object.fromEntries([...things].map(([id, { name }]) => [id, name]));
}
