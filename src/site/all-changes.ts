import { type Change, changesIn } from "#core/change.ts";
import { isInFeed } from "#core/feed-scope.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { buildNow } from "#site/clock.ts";
import { latestOf } from "#site/editions.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import type { SiteLibrary } from "#site/library.ts";

interface Gathered {
  readonly changes: readonly Change[];
  /** Those that feeds tell of, and those of them that are about advisories. */
  readonly told: readonly Change[];
  readonly ofAdvisories: readonly Change[];
  readonly asOf: Instant;
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
  const ofAdvisories = told.filter(({ kind }) => kind === "advisories");
  const found = { changes, told, ofAdvisories, asOf: latestOf(past) ?? now };
  gathered.set(library, found);
  return found;
}

/** Every change of the site by rising instant. */
export function allChanges(library: SiteLibrary): readonly Change[] {
  return gather(library).changes;
}

/**
 * The last instant by the build's clock at which anything was recorded or took effect: what feeds are decided by, so
 * that two builds of the same content agree.
 */
export function feedsAsOf(library: SiteLibrary): Instant {
  return gather(library).asOf;
}

/** The changes a feed tells of by rising instant; small ones are silent, unless a language caught up. */
export function toldIn({ library, scope }: FeedProps): Change[] {
  const { countries } = library.settings;
  const { told, ofAdvisories } = gather(library);
  // Only advisories speak for countries, of which there are many.
  return (scope.of === "country" ? ofAdvisories : told).filter(({ kind, id, version, before }) => {
    const entry = library.entries.get(`${kind}/${id}`);
    return entry !== undefined && isInFeed(scope, entry, [version, before], countries);
  });
}
