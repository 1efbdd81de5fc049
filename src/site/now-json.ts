import { canonicalJson } from "#core/canonical.ts";
import type { EntryKey } from "#core/entry.ts";
import { fingerprint } from "#core/fingerprint.ts";
import type { Force } from "#core/in-force.ts";
import { compareInstants, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import {
  compareRecorded,
  type ForceLine,
  historyDigest,
  MOST_NEWEST,
  type Now,
  type Recorded,
  SHARDS,
  shardOf,
} from "#core/now.ts";
import { advisoriesJson } from "#site/advisories-json.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";

/** Bytes that `now.json` may have. */
const MOST_BYTES = 2000;
const DAY = 86_400_000;

/** `/api/v1/now.json`. No instant of the build stands in it, so that equal content gives equal bytes. */
export function nowJson(library: SiteLibrary): Now {
  const all = recordedIn(library);
  const told = all.filter(({ key }) => !key.startsWith("fragments/"));
  const everything = namesOf(all);
  const { workspace, settings } = library;
  const advisories = advisoriesJson(library);
  const now = {
    build: fingerprint(everything + canonicalJson(plain([workspace, settings]))),
    everything,
    changes: namesOf(told),
    advisories: fingerprint(JSON.stringify(advisories)),
    newest: all.toSorted(compareRecorded).slice(0, MOST_NEWEST),
  };
  const forces = forcesSoon(advisories.advisories.flatMap((advisory) => advisory.forces));
  return fitting(now, forces.map(lineOf));
}

/** `/api/v1/entries/N.json` by N: the digest of each entry's records. */
export function entryShards(library: SiteLibrary): Record<EntryKey, string>[] {
  const shards = Array.from({ length: SHARDS }, (): Record<EntryKey, string> => ({}));
  for (const { key, digest } of recordedIn(library))
    Object.assign(shards[shardOf(key)] ?? {}, { [key]: digest });
  return shards;
}

const recorded = new WeakMap<SiteLibrary, readonly Recorded[]>();

function recordedIn(library: SiteLibrary): readonly Recorded[] {
  const all = recorded.get(library) ?? recordedFrom(library);
  recorded.set(library, all);
  return all;
}

function recordedFrom({ entries }: SiteLibrary): Recorded[] {
  return [...entries.values()].map(({ kind, id, history }) => ({
    key: `${kind}/${id}` as const,
    digest: historyDigest(history),
    at: history.at(-1)?.at ?? "",
  }));
}

function namesOf(recorded: readonly Recorded[]): string {
  return fingerprint(recorded.map(({ key, digest }) => `${key} ${digest}`).join("\n"));
}

/** Settings hold maps, which JSON leaves out. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)));
}

const STRENGTH = ["hold", "replace", "append", "note"];

function forcesSoon(forces: readonly Force[]): Force[] {
  const now = buildNow();
  const soon = instantOf(millisOf(now) + DAY);
  const left = forces.filter(
    ({ from, until }) => !isBefore(soon, from) && (until === undefined || isBefore(now, until)),
  );
  const weight = ({ incident, effect }: Force) => (incident ? 0 : 4) + STRENGTH.indexOf(effect);
  return left.sort((a, b) => weight(a) - weight(b) || compareInstants(a.from, b.from));
}

function lineOf({
  id,
  version,
  from,
  until,
  effect,
  everywhere,
  countries,
  incident,
  lines,
}: Force): ForceLine {
  return {
    id,
    version,
    from,
    ...(until && { until }),
    effect,
    ...(!everywhere && { countries: countries.length }),
    ...(incident && { incident, lines }),
  };
}

/** With as many lines as there is room for. */
function fitting(now: Omit<Now, "forces">, lines: readonly ForceLine[]): Now {
  for (let kept = lines.length; kept > 0; kept--) {
    const left = lines.length - kept;
    const fits = { ...now, forces: lines.slice(0, kept), ...(left > 0 && { left }) };
    if (new TextEncoder().encode(JSON.stringify(fits)).length <= MOST_BYTES) return fits;
  }
  return { ...now, forces: [], ...(lines.length > 0 && { left: lines.length }) };
}
