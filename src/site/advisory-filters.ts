import type { AdvisoryFacts } from "#core/entry.ts";
import type { AdvisoryRow } from "#site/advisories.ts";
import type { SiteLibrary } from "#site/library.ts";
import { productNames } from "#site/listing.ts";
import { countriesIn, regionName } from "#site/names.ts";

/** What the list of advisories can be filtered by. */
export interface AdvisoryFilters {
  readonly effects: readonly AdvisoryFacts["effect"][];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Groups of countries, with the codes a row has to have one of. */
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly codes: readonly string[];
  }[];
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly hasIncidents: boolean;
}

/** What there is to choose among some advisories. */
export function advisoryFilters(
  library: SiteLibrary,
  rows: readonly AdvisoryRow[],
  locale: string,
): AdvisoryFilters {
  const effects = new Set(rows.map(({ facts }) => facts.effect));
  const countries = countriesIn(library, whereOf(rows), locale);
  const regions = [...library.settings.countries.regions];
  const names = productNames(library, locale);
  const products = [...new Set(rows.flatMap((row) => productsOf(row) ?? []))];
  return {
    effects: EFFECTS.filter((effect) => effects.has(effect)),
    countries,
    regions: regions
      .filter(([, codes]) => countries.some(({ code }) => codes.includes(code)))
      .map(([id, codes]) => ({ id, name: regionName(id), codes })),
    products: products
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
    hasIncidents: rows.some(({ facts }) => facts.incident !== undefined),
  };
}

const EFFECTS = ["hold", "replace", "append", "note"] as const;

function whereOf(rows: readonly AdvisoryRow[]): Pick<AdvisoryFacts, "countries" | "regions"> {
  return {
    countries: rows.flatMap(({ facts }) => facts.countries),
    regions: rows.flatMap(({ facts }) => facts.regions),
  };
}

/** The products an advisory is about: those in its scope and those of its answers; undefined when it is about every answer. */
export function productsOf({ facts, answers }: AdvisoryRow): string[] | undefined {
  const own = answers?.flatMap((row) => row.facts.products);
  return own && [...new Set([...facts.scope.products, ...own])];
}
