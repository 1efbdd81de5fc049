import type { AdvisoryFacts, Entry, EntryKey, Front } from "#core/entry.ts";
import { lastInEffect, standingPublications } from "#core/history.ts";
import { type Instant, isBefore, laterOf } from "#core/instant.ts";
import { type Library, sourceFrontOf, sourceTextOf } from "#core/library.ts";
import { isForTeams } from "#core/team.ts";

/** Whether a site shows an entry, by its key; what there is no entry of yet is nobody's, and shown. */
export type Audience = (key: string) => boolean;

/**
 * The entries that a site for some teams shows from `now` on, each with its whole history or not at all; without teams
 * all of them. An answer or product is shown that names one of the teams or none, an advisory that reaches what they
 * see, a fragment that something they see has used.
 */
export function audienceOf(library: Library, teams: readonly string[], now: Instant): Audience {
  if (teams.length === 0) return () => true;
  const { entries } = library;
  const shown = new Set<string>();
  const showing = (kinds: RegExp, isShown: (entry: Entry) => boolean) => {
    for (const [key, entry] of entries) if (kinds.test(key) && isShown(entry)) shown.add(key);
  };
  const always = (entry: Entry, holds: (front: Front) => boolean) =>
    frontsFrom(library, entry, now).every(holds);
  showing(/^(?:answers|products)\//, (entry) => always(entry, (front) => isForTeams(front.teams, teams)));
  const reaches = ({ advisory }: Front) => advisory !== undefined && reachesSome(advisory, teams, shown);
  showing(/^advisories\//, (entry) => always(entry, reaches));
  const used = fragmentsUsed([...shown].flatMap((key) => entries.get(key as EntryKey) ?? []));
  showing(/^fragments\//, ({ id }) => used.has(id));
  return (key) => shown.has(key) || !entries.has(key as EntryKey);
}

/**
 * What speaks for an entry from an instant on. A page shows each version when its time comes, so one that opens an
 * entry to a team counts from then on, and one that takes it from a team at once.
 */
function frontsFrom(library: Library, entry: Entry, now: Instant): Front[] {
  const current = lastInEffect(entry.history, now)?.version;
  const records = standingPublications(entry.history).filter(
    ({ version, at, effective }) => version === current || isBefore(now, laterOf(at, effective)),
  );
  const published = records.flatMap(({ version }) => {
    const snapshot = entry.versions.get(version);
    return (snapshot && sourceFrontOf(library, snapshot)) ?? [];
  });
  const working = sourceTextOf(library, entry)?.front;
  return published.length > 0 || !working ? published : [working];
}

function reachesSome({ scope }: AdvisoryFacts, teams: readonly string[], shown: Set<string>): boolean {
  const { answers, products, teams: named } = scope;
  if (answers.length + products.length + named.length === 0) return true;
  return (
    named.some((team) => teams.includes(team)) ||
    answers.some((id) => shown.has(`answers/${id}`)) ||
    products.some((id) => shown.has(`products/${id}`))
  );
}

function fragmentsUsed(entries: readonly Entry[]): Set<string> {
  const records = entries.flatMap(({ history }) => standingPublications(history));
  return new Set(records.flatMap(({ fragments }) => Object.keys(fragments ?? {})));
}

/** The owners that a site shows: all but those who are named only in what it does not show. */
export function ownersFor(library: Library, isShown: Audience): Library["workspace"]["owners"] {
  const [shown, hidden] = [new Set<string>(), new Set<string>()];
  for (const [key, entry] of library.entries)
    for (const name of namedIn(library, entry)) (isShown(key) ? shown : hidden).add(name);
  return new Map([...library.workspace.owners].filter(([id]) => shown.has(id) || !hidden.has(id)));
}

function namedIn(library: Library, { versions, working, history }: Entry): string[] {
  const { sourceLocale } = library.workspace;
  const texts = [working, ...[...versions.values()].map(({ texts }) => texts)];
  const owners = texts.flatMap((languages) => languages.get(sourceLocale)?.front.owner ?? []);
  return [...owners, ...history.map(({ by }) => by)];
}
