import { drillChange } from "#core/drill-change.ts";
import type { DrillAnswer, DrillGround, DrillTerm } from "#core/drill-ground.ts";
import { filledByExample } from "#core/drill-leak.ts";
import { shuffled } from "#core/drill-order.ts";
import { type EffectWindow, isBehind } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale, Localized } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { compareText } from "#core/problem.ts";
import type { PublishedEntry, PublishedText, PublishedVersion } from "#core/published.ts";
import { repliesOf } from "#core/reply.ts";
import { localeOf } from "#site/address.ts";
import { buildNow } from "#site/clock.ts";
import { chosenEntries, chosenForces, isOver, windowsLeft } from "#site/drill-choice.ts";
import { nearOnes } from "#site/drill-near.ts";
import { forcesOfAll } from "#site/forces.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";
import { INTERFACE_LOCALES } from "#words/text.ts";

/** A file tells of so many changes and of so many texts for the public, whatever there is besides. */
const [MOST_CHANGES, MOST_TEXTS] = [120, 120];
const MOST_PHRASES = 5;
/** Longer replies are not read twice in a drill, in characters. */
const LONGEST = 600;

/** One file for each language of the interface, `/api/v1/drills/LOCALE.json`. */
export async function drillRoutes() {
  const library = await siteLibrary();
  return INTERFACE_LOCALES.map((locale) => ({ params: { locale }, cacheKey: drillKey(library, locale) }));
}

/** Everything a file shows; for the words of the answers their records stand, and for the clock what holds and what is over. */
function drillKey(library: SiteLibrary, locale: string): string {
  const now = buildNow();
  const entries = chosenEntries(library, now);
  const windows = entries.map((entry) => windowsLeft(entry, now));
  const forces = forcesOfAll(library).map((force) => [force, isOver(force, now)]);
  return pageKey(groundKey(library), locale, entries.map(entryKey), windows, forces);
}

/** What drills in a language are drawn from. */
export function drillGround(library: SiteLibrary, param: string | undefined): DrillGround {
  const now = buildNow();
  const locales = [...new Set([localeOf(param), library.workspace.sourceLocale])];
  const entries = chosenEntries(library, now);
  const near = nearOnes(library, entries, now, locales);
  const answers = entries.map((entry, index): DrillAnswer => {
    const holds = { change: index < MOST_CHANGES, texts: index < MOST_TEXTS };
    const terms = termsOf(library, entry, locales, now, holds);
    return { id: entry.id, near: near.get(entry.id) ?? [], terms };
  });
  const forces = chosenForces(library, answers, now);
  return {
    answers: answers.filter(({ terms }) => terms.length > 0).sort((a, b) => compareText(a.id, b.id)),
    forces: forces.map((force) => inLanguages(force, locales)),
    regions: regionsOf(library, forces),
    uses: usesOf(library, forces, locales[0] ?? ""),
  };
}

interface Holds {
  readonly change: boolean;
  readonly texts: boolean;
}

function termsOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  locales: readonly Locale[],
  now: Instant,
  holds: Holds,
): DrillTerm[] {
  return windowsLeft(entry, now).flatMap((window) => termOf(library, entry, locales, window, holds) ?? []);
}

function termOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  locales: readonly Locale[],
  { from, until, version }: EffectWindow,
  { change: holdsChange, texts: holdsTexts }: Holds,
): DrillTerm | undefined {
  const published = version === undefined ? undefined : entry.versions[version];
  const locale = locales.find((tag) => published?.texts[tag]);
  const text = published?.texts[locale ?? ""];
  if (!published || !text || locale === undefined) return undefined;
  const { products, tags, teams } = published.front;
  const change = holdsChange ? drillChange(entry, published.version, locales) : undefined;
  const isTold = holdsTexts && !isBehind(entry.history, published.version, locale);
  return {
    version: published.version,
    from,
    ...(until && { until }),
    locale,
    title: text.title,
    phrases: phrasesOf(entry.id, text),
    products,
    tags,
    ...(teams && { teams }),
    reaches: reachesOf(published, locale),
    ...(change && { change }),
    ...(isTold && textsOf(library, text, locale)),
  };
}

/** The words that say most: neither the title again nor a single word. */
function phrasesOf(id: string, { title, phrases }: PublishedText): string[] {
  const telling = phrases.filter(
    (phrase) => phrase.toLowerCase() !== title.toLowerCase() && phrase.length > 8,
  );
  return shuffled(telling.length > 0 ? telling : phrases, (phrase) => phrase, id).slice(0, MOST_PHRASES);
}

function reachesOf({ texts }: PublishedVersion, locale: Locale): string[] {
  const replies = repliesOf(texts[locale]?.body ?? []).filter(({ moment }) => moment === "first");
  return [...new Set(replies.flatMap(({ channels }) => (channels.length === 0 ? ["private"] : channels)))];
}

/** A reply for the public in which nothing is private, and one for private channels in which something is. */
function textsOf({ settings }: SiteLibrary, { body }: PublishedText, locale: Locale) {
  const placeholders = [...settings.placeholders.values()];
  const publicIds = [...settings.channels.values()].filter((channel) => channel.public).map(({ id }) => id);
  const isOpen = (channels: readonly string[]) =>
    channels.some((word) => word === "public" || word === "written" || publicIds.includes(word));
  const told = repliesOf(body).flatMap(({ channels, prose }) => {
    const text = plainText(prose);
    const filled = text.length <= LONGEST ? filledByExample(text, placeholders, locale) : undefined;
    return filled ? [{ text, isOpen: isOpen(channels), finds: filled.finds.length }] : [];
  });
  const open = told.find((reply) => reply.isOpen && reply.finds === 0);
  const closed = told.find((reply) => !reply.isOpen && reply.finds > 0);
  return { ...(open && { open: open.text }), ...(closed && { closed: closed.text }) };
}

function inLanguages(force: Force, locales: readonly Locale[]): Force {
  const some = <T>(texts: Readonly<Record<Locale, T>>): Record<Locale, T> =>
    Object.fromEntries(Object.entries(texts).filter(([tag]) => locales.includes(tag)));
  const titles: Localized = some(force.titles);
  return { ...force, titles, lines: some(force.lines), replies: some(force.replies) };
}

/** The regions in which an advisory speaks for some country and not for another. */
function regionsOf({ settings }: SiteLibrary, forces: readonly Force[]): string[][] {
  const named = new Set(forces.flatMap(({ countries }) => countries));
  return [...settings.countries.regions.values()]
    .filter((region) => region.some((code) => named.has(code)))
    .map((region) => [...region]);
}

function usesOf(library: SiteLibrary, forces: readonly Force[], locale: Locale): Record<string, string> {
  const ids = [...new Set(forces.flatMap(({ use }) => use ?? []))];
  const titled = ids.flatMap((id) => {
    const entry = library.entries.get(`answers/${id}`);
    return entry ? [[id, titleAt(library, entry, buildNow(), locale)] as const] : [];
  });
  return Object.fromEntries(titled);
}
