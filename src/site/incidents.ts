import type { Force } from "#core/in-force.ts";
import { type Incident, incidentsAt, nextIncidentTurn } from "#core/incident.ts";
import type { Instant } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { advisoriesJson } from "#site/advisories-json.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";

/** The incident that is told for a time, as far as a build knows: the most severe one. */
export interface IncidentPart {
  readonly incident: Incident;
  readonly more: number;
  /** Always so far when absent. */
  readonly from?: Instant;
  readonly until?: Instant;
}

const made = new WeakMap<SiteLibrary, readonly IncidentPart[]>();

/** What is known of incidents that go on or are to come, in order; made once for all pages. */
export function incidentParts(library: SiteLibrary): readonly IncidentPart[] {
  const parts = made.get(library) ?? partsOf(incidentForces(library));
  made.set(library, parts);
  return parts;
}

function incidentForces(library: SiteLibrary): Force[] {
  const { advisories } = advisoriesJson(library);
  return advisories.flatMap(({ forces }) => forces.filter(({ incident }) => incident !== undefined));
}

function partsOf(forces: readonly Force[]): IncidentPart[] {
  const parts: IncidentPart[] = [];
  let from: Instant | undefined;
  for (let at: Instant | undefined = buildNow(); at !== undefined; ) {
    const [incident, ...others] = incidentsAt(forces, at).filter(({ state }) => state !== "over");
    const until = nextIncidentTurn(forces, at);
    if (incident)
      parts.push({ incident, more: others.length, ...(from && { from }), ...(until && { until }) });
    [from, at] = [until, until];
  }
  return parts;
}

/** The name of a country in a language. */
export function countryNamed({ settings, workspace }: SiteLibrary, locale: string): (code: string) => string {
  return (code) =>
    textIn(settings.countries.byCode.get(code)?.name ?? {}, locale, workspace.sourceLocale, code);
}
