import { type Change, changesIn, changesOf } from "#core/change.ts";
import { scopeKey } from "#core/feed-scope.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { buildNow } from "#site/clock.ts";
import { latestOf } from "#site/editions.ts";
import { partedByFeed, type Spoken } from "#site/feed-parts.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import type { SiteLibrary } from "#site/library.ts";

interface Gathered {
  readonly changes: readonly Change[];
  /** Those that feeds tell of, by feed. */
  readonly told: ReadonlyMap<string, readonly Change[]>;
  readonly asOf: Instant;
  /** When the first of them was recorded. */
  readonly since: Instant | undefined;
}

const gathered = new WeakMap<SiteLibrary, Gathered>();

/** What the log and all feeds share, gathered once for all pages. */
function gather(library: SiteLibrary): Gathered {
  const known = gathered.get(library);
  if (known) return known;
  const changes = changesIn(library.entries.values());
  const now = buildNow();
  const instants = [...library.entries.values()].flatMap(({ history }) => history.map(({ at }) => at));
  const past = [...instants, ...changes.map(({ at }) => at)].filter((instant) => !isBefore(now, instant));
  const told = changes.filter(({ isSmall, caughtUp }) => !isSmall || caughtUp.length > 0);
  const found = {
    changes,
    told: partedByFeed(library, told, (change) => spokenIn(library, change)),
    asOf: latestOf(past) ?? now,
    since: changes.map(({ recorded }) => recorded).sort(compareInstants)[0],
  };
  gathered.set(library, found);
  return found;
}

/** What only the version before said counts too: who is left out from now on must be told. */
function spokenIn({ entries }: SiteLibrary, { kind, id, version, before, products }: Change): Spoken {
  const entry = entries.get(`${kind}/${id}`);
  const versions = [version, before];
  if (!entry || kind !== "answers") return { entry, versions };
  const last = changesOf(entry).find((other) => other.type === "published" && other.version === before);
  return { entry, versions, products: [...products, ...(last?.products ?? [])] };
}

/** Every change of the site by rising instant. */
export function allChanges(library: SiteLibrary): readonly Change[] {
  return gather(library).changes;
}

/** When the first change of the site was recorded; undefined when there is none. */
export function changesSince(library: SiteLibrary): Instant | undefined {
  return gather(library).since;
}

/**
 * The last instant by the build's clock at which anything was recorded or took effect: what feeds are decided by, so
 * that two builds of the same content agree.
 */
export function feedsAsOf(library: SiteLibrary): Instant {
  return gather(library).asOf;
}

/** The changes a feed tells of by rising instant; small ones are silent, unless a language caught up. */
export function toldIn({ library, scope }: FeedProps): readonly Change[] {
  return gather(library).told.get(scopeKey(scope)) ?? [];
}
