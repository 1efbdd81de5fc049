import type { AdvisoryFacts } from "#core/entry.ts";
import { compareInstants } from "#core/instant.ts";

const STRENGTH = ["hold", "replace", "append", "note"] as const;
const WEIGHT = ["urgent", "caution", "info"] as const;

type Weighed = Pick<AdvisoryFacts, "effect" | "severity" | "from">;

/** The order in which advisories matter: strongest effect first, then severity, then `from`. */
export function compareWeight(a: Weighed, b: Weighed): number {
  return (
    STRENGTH.indexOf(a.effect) - STRENGTH.indexOf(b.effect) ||
    WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity) ||
    compareInstants(a.from, b.from)
  );
}

/** Whether an advisory speaks for a customer in a country. */
export function speaksFor(
  facts: AdvisoryFacts,
  country: string,
  regions: ReadonlyMap<string, readonly string[]>,
): boolean {
  return (
    facts.everywhere ||
    facts.countries.includes(country) ||
    facts.regions.some((region) => regions.get(region)?.includes(country))
  );
}
