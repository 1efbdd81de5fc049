import type { AdvisoryFacts, Entry } from "#core/entry.ts";
import { inEffect } from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { entriesOf, type Library, sourceFrontOf } from "#core/library.ts";
import { compareText } from "#core/problem.ts";

/** An advisory with the facts of the version that speaks. */
export interface SpeakingAdvisory {
  readonly entry: Entry;
  readonly facts: AdvisoryFacts;
}

const STRENGTH = ["hold", "replace", "append", "note"] as const;
const WEIGHT = ["urgent", "caution", "info"] as const;

/** The advisories that apply at `at`: a version is in effect and `from ≤ at < until`. Strongest first, then severity, then `from`. */
export function advisoriesAt(library: Library, at: Instant): SpeakingAdvisory[] {
  const speaking = entriesOf(library, "advisories").flatMap((entry): SpeakingAdvisory[] => {
    const record = inEffect(entry.history, at);
    const snapshot = record && entry.versions.get(record.version);
    const facts = snapshot && sourceFrontOf(library, snapshot)?.advisory;
    return facts && appliesAt(facts, at) ? [{ entry, facts }] : [];
  });
  return speaking.sort((a, b) => compareWeight(a.facts, b.facts) || compareText(a.entry.id, b.entry.id));
}

type Weighed = Pick<AdvisoryFacts, "effect" | "severity" | "from">;

/** The order in which advisories matter: strongest effect first, then severity, then `from`. */
export function compareWeight(a: Weighed, b: Weighed): number {
  return (
    STRENGTH.indexOf(a.effect) - STRENGTH.indexOf(b.effect) ||
    WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity) ||
    compareInstants(a.from, b.from)
  );
}

function appliesAt(facts: AdvisoryFacts, at: Instant): boolean {
  return !isBefore(at, facts.from) && (facts.until === undefined || isBefore(at, facts.until));
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
