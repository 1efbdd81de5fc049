import type { Countries } from "#core/country.ts";
import type { Force } from "#core/in-force.ts";

/** The codes of every country that the settings list or that an advisory ever spoke for, in order. */
export function countryCodes(countries: Countries, forces: Iterable<Force>): string[] {
  const named = [...forces].flatMap((force) => force.countries);
  return [...new Set([...countries.byCode.keys(), ...named])].sort();
}
