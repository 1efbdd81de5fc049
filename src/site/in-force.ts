import { compareWeight } from "#core/advisory.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import { effectWindows } from "#core/history.ts";
import { compareInstants, type Instant, isBefore, laterOf } from "#core/instant.ts";
import { type Spoken, spokenIn, textIn } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";

/** An advisory as the start page shows it while it is in force. */
export interface AdvisoryInForce {
  readonly id: string;
  readonly facts: AdvisoryFacts;
  /** The countries it speaks for, regions spelled out, in the order of the alphabet; empty means everywhere. */
  readonly countries: readonly string[];
  /** It in one line. */
  readonly said: Spoken;
  readonly from: Instant;
  readonly until: Instant | undefined;
}

/** The advisories in force now and those known to come into force, strongest first, and the instant a page without a clock shows. */
export function advisoriesInForce(
  library: SiteLibrary,
  locale: string,
): { readonly rows: readonly AdvisoryInForce[]; readonly asOf: Instant } {
  const now = buildNow();
  const all = [...library.entries.values()]
    .filter(({ kind }) => kind === "advisories")
    .flatMap((entry) => timesOf(library, entry, locale));
  const past = all
    .flatMap(({ from, until }) => [from, until ?? from])
    .filter((instant) => !isBefore(now, instant));
  return {
    rows: all
      .filter(({ until }) => until === undefined || isBefore(now, until))
      .sort((a, b) => compareWeight(a.facts, b.facts) || compareInstants(a.from, b.from)),
    asOf: past.sort(compareInstants).at(-1) ?? now,
  };
}

/** The times in which a version of an advisory speaks and what it says is so. */
function timesOf(library: SiteLibrary, entry: PublishedEntry, locale: string): AdvisoryInForce[] {
  return effectWindows(entry.history).flatMap((window) => {
    const version = entry.versions[window.version ?? ""];
    const facts = version?.front.advisory;
    const said = version && saidOf(library, version, locale);
    if (!facts || !said) return [];
    const countries = countriesOf(library, facts, locale);
    const from = laterOf(window.from, facts.from);
    const until = earlierOf(window.until, facts.until);
    if (until !== undefined && !isBefore(from, until)) return [];
    return [{ id: entry.id, facts, countries, said: withoutPlace(said, countries), from, until }];
  });
}

function saidOf({ workspace }: SiteLibrary, { texts }: PublishedVersion, locale: string): Spoken | undefined {
  const lines = Object.entries(texts).map(([tag, { title, summary }]) => [tag, summary ?? title] as const);
  return spokenIn(Object.fromEntries(lines), locale, workspace.sourceLocale);
}

/** The place stands above the line already: `Viet Nam: cables under repair` → `Cables under repair`. */
function withoutPlace(said: Spoken, countries: readonly string[]): Spoken {
  const [place] = countries;
  if (place === undefined || !said.text.startsWith(`${place}: `)) return said;
  const rest = said.text.slice(place.length + 2);
  return { ...said, text: rest.charAt(0).toUpperCase() + rest.slice(1) };
}

function earlierOf(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isBefore(b, a) ? b : a;
}

function countriesOf(
  { settings, workspace }: SiteLibrary,
  { everywhere, countries, regions }: AdvisoryFacts,
  locale: string,
): string[] {
  const { byCode, regions: known } = settings.countries;
  const codes = everywhere
    ? []
    : [...new Set([...countries, ...regions.flatMap((region) => known.get(region) ?? [])])];
  const names = codes.map((code) =>
    textIn(byCode.get(code)?.name ?? {}, locale, workspace.sourceLocale, code),
  );
  return names.sort((a, b) => a.localeCompare(b, locale));
}
