import { CONFLICT_RULES } from "#core/conflict.ts";
import { type Known, nearestAmong, wordsIn } from "#core/drill-nearness.ts";
import { inEffect } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { type Claimant, claimsOf } from "#search/claim.ts";
import { conflictsAmong } from "#search/conflict.ts";
import { forcesOfAll } from "#site/forces.ts";
import type { SiteLibrary } from "#site/library.ts";

/** So many of the nearest answers may stand beside the right one. */
const MOST_NEAR = 6;

/** An answer with its words as they are now. */
interface Live {
  readonly id: string;
  readonly version: PublishedVersion;
  readonly titles: readonly string[];
  readonly phrases: readonly string[];
}

/**
 * For each of some answers those that it is most easily mistaken for, by their words in one language. Left out is what the
 * rules of phrases say nobody can tell apart, whether owners accept it or not, and what is sent in place of others.
 */
export function nearOnes(
  library: SiteLibrary,
  entries: readonly PublishedEntry[],
  now: Instant,
  locales: readonly Locale[],
): Map<string, string[]> {
  const live = entries.flatMap((entry) => liveOf(entry, now, locales) ?? []);
  const apart = apartAmong(live, library.workspace.sourceLocale);
  const stand = new Set(forcesOfAll(library).flatMap(({ use }) => use ?? []));
  const nearest = nearestAmong(live.filter(({ phrases }) => phrases.length > 0).map(knownBy), 3 * MOST_NEAR);
  const said = new Map(live.map((one) => [one.id, plainWords(one)]));
  return new Map(
    [...nearest].map(([id, others]) => {
      const own = said.get(id) ?? new Set();
      const told = others.filter(
        (other) =>
          !stand.has(other) &&
          !apart.has([id, other].sort().join(" ")) &&
          ![...(said.get(other) ?? [])].some((words) => own.has(words)),
      );
      return [id, told.slice(0, MOST_NEAR)];
    }),
  );
}

function liveOf(
  { id, history, versions }: PublishedEntry,
  now: Instant,
  locales: readonly Locale[],
): Live | undefined {
  const version = versions[inEffect(history, now)?.version ?? ""];
  const text = locales.map((tag) => version?.texts[tag]).find((found) => found !== undefined);
  return version && text && { id, version, titles: [text.title], phrases: text.phrases };
}

function knownBy({ id, version: { front }, titles, phrases }: Live): Known {
  return { id, texts: [...titles, ...phrases], kinds: [...front.tags, ...front.products] };
}

function plainWords({ titles, phrases }: Live): Set<string> {
  return new Set([...titles, ...phrases].map((words) => wordsIn(words).join(" ")));
}

/** The pairs whose phrases get in each other's way, each as its ids in order. Teams are left out, since everybody learns. */
function apartAmong(live: readonly Live[], sourceLocale: Locale): Set<string> {
  const claimants = live.map(({ id, version: { texts, front } }): Claimant => {
    const claims = claimsOf(Object.entries(texts), front.shortcuts, sourceLocale);
    return { key: `answers/${id}`, owner: "", claims };
  });
  const bare = (key: string) => key.replace(/^answers\//, "");
  const pairs = conflictsAmong(claimants, CONFLICT_RULES);
  return new Set(pairs.map(({ id, other }) => [bare(id), bare(other)].sort().join(" ")));
}
