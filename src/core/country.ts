import { foldedText } from "#core/fold.ts";
import type { Localized } from "#core/locale.ts";

/** A country of `settings/countries.yaml`; `code` is ISO 3166-1 alpha-2. */
export interface Country {
  readonly code: string;
  readonly name: Localized;
  readonly synonyms: readonly string[];
}

/** The countries and the named groups of them. */
export interface Countries {
  readonly byCode: ReadonlyMap<string, Country>;
  readonly regions: ReadonlyMap<string, readonly string[]>;
}

/** The country people mean by a code, a name in any language or a synonym: `VN`, `Viet Nam`, `viet nam`. */
export function countryNamed(countries: Countries, text: string): Country | undefined {
  const wanted = foldedText(text.trim());
  return [...countries.byCode.values()].find((country) =>
    [country.code, ...Object.values(country.name), ...country.synonyms].some(
      (name) => foldedText(name) === wanted,
    ),
  );
}

/** Whether a name can be an ISO 3166-1 alpha-2 code; the ids of regions are in small letters. */
export function isCountryCode(name: string): boolean {
  return /^[A-Z]{2}$/.test(name);
}
