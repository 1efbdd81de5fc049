import type { AdvisoryFacts } from "#core/entry.ts";
import { textIn } from "#core/locale.ts";
import { linkedPath } from "#site/address.ts";
import type { SiteLibrary } from "#site/library.ts";

/** Where an advisory speaks: countries and groups of them. */
type Where = Pick<AdvisoryFacts, "countries" | "regions">;

/** Some countries with their names in a language, regions spelled out, in the order of the language's alphabet. */
export function countriesIn(
  { settings, workspace }: SiteLibrary,
  { countries, regions }: Where,
  locale: string,
): { readonly code: string; readonly name: string }[] {
  const { byCode, regions: known } = settings.countries;
  const codes = new Set([...countries, ...regions.flatMap((region) => known.get(region) ?? [])]);
  const named = [...codes].map((code) => ({
    code,
    name: textIn(byCode.get(code)?.name ?? {}, locale, workspace.sourceLocale, code),
  }));
  return named.sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The names of some countries in a language, regions spelled out. */
export function countryNames(library: SiteLibrary, where: Where, locale: string): string[] {
  return countriesIn(library, where, locale).map(({ name }) => name);
}

/** The name of a channel or of a group of them in a language; `groups` names `public`, `private` and `written`. */
export function channelName(
  { settings, workspace }: SiteLibrary,
  word: string,
  locale: string,
  groups: Readonly<Record<string, string>>,
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
