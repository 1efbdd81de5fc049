import { isCountryCode } from "#core/country.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import { textIn } from "#core/locale.ts";
import { linkedPath } from "#site/address.ts";
import type { SiteLibrary } from "#site/library.ts";

/** Where an advisory speaks: countries and groups of them. */
type Where = Pick<AdvisoryFacts, "countries" | "regions">;

/** Some countries with their names in a language, regions spelled out, in the order of the language's alphabet. */
export function countriesIn(
  library: SiteLibrary,
  { countries, regions }: Where,
  locale: string,
): { readonly code: string; readonly name: string }[] {
  const { regions: known } = library.settings.countries;
  const codes = new Set([...countries, ...regions.flatMap((region) => known.get(region) ?? [])]);
  const named = [...codes].map((code) => ({ code, name: countryName(library, code, locale) }));
  return named.sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The name of a country in a language; one that the settings do not list any more has its common name. */
export function countryName({ settings, workspace }: SiteLibrary, code: string, locale: string): string {
  const own = settings.countries.byCode.get(code)?.name;
  if (own || !isCountryCode(code)) return textIn(own ?? {}, locale, workspace.sourceLocale, code);
  return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
}

/** How a group of countries is called: `asia-pacific` → `Asia Pacific`. The settings give it no other name. */
export function regionName(region: string): string {
  return region.replace(/(?:^|-)(.)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();
}

/** The name of a channel or of a group of them in a language; `groups` names `public`, `private` and `written`. */
export function channelName(
  { settings, workspace }: SiteLibrary,
  word: string,
  locale: string,
  groups: Readonly<Record<string, string>> = {},
): string {
  const channel = settings.channels.get(word);
  return groups[word] ?? textIn(channel?.name ?? {}, locale, workspace.sourceLocale, word);
}

/** Where the links of a text lead: entries of this site to their pages, other addresses as they are, anything else nowhere. */
export function linkIn(
  library: SiteLibrary,
  to: (path: string) => string,
): (url: string) => string | undefined {
  return (url) => {
    if (!/^(?:answer|product|advisory):/.test(url)) return url;
    const path = linkedPath(url);
    return path !== undefined && library.entries.has(path.slice(1, -1)) ? to(path) : undefined;
  };
}
