import {
  type Concern,
  type ConcernHeading,
  holdsAt,
  liveVersions,
  type WatchedEntry,
  watchOf,
} from "#core/concern.ts";
import { type ChannelShare, channelShares } from "#core/coverage.ts";
import { dayAfter, dayIn } from "#core/day.ts";
import { type Health, healthAt } from "#core/health.ts";
import { type HealthLog, healthLog } from "#core/health-log.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type ChangedEntry, latelyFrom, mostChanged } from "#core/most-changed.ts";
import { allConcerns, byUrgency, type HealthBase } from "#core/status.ts";
import { buildNow } from "#site/clock.ts";
import { siteConflicts } from "#site/conflicts.ts";
import { latestOf } from "#site/editions.ts";
import { buildTeams } from "#site/folder.ts";
import type { SiteLibrary } from "#site/library.ts";
import { handedReading } from "#site/reading.ts";

/** The health of the content, the same in every language. A browser counts again by its own clock. */
export interface SiteHealth {
  readonly log: HealthLog;
  /** The figures at `asOf`. */
  readonly figures: Health;
  /** The instant whose state the page shows without JavaScript: the last one at which something in it changed. */
  readonly asOf: Instant;
  /** The most urgent concerns of each heading: those that hold at `asOf`, and the next ones to come. */
  readonly lists: ReadonlyMap<ConcernHeading, readonly Concern[]>;
  readonly mostChanged: readonly ChangedEntry[];
  /** The day from which on `mostChanged` counts, and the last one. */
  readonly lately: { readonly from: string; readonly until: string };
  readonly shares: readonly ChannelShare[];
}

/** So many rows of a list stand on the page; the rest is counted. */
export const MOST_ROWS = 50;
const MOST_CHANGED = 10;
const DAYS_AHEAD = 91;

const made = new WeakMap<SiteLibrary, SiteHealth>();

/** The health of a site's content: worked out once for all pages. */
export function siteHealth(library: SiteLibrary): SiteHealth {
  const health = made.get(library) ?? healthOf(library);
  made.set(library, health);
  return health;
}

function healthOf(library: SiteLibrary): SiteHealth {
  const now = buildNow();
  const base = baseOf(library, now);
  const { timeZone } = base.watch;
  const concerns = allConcerns(base, now).filter((concern) => isTold(concern, base));
  const asOf = asOfAll(library, concerns, now);
  const log = healthLog(base.entries, concerns, now, timeZone);
  return {
    log,
    figures: healthAt(log, asOf),
    asOf,
    lists: listsOf(concerns, base, asOf),
    mostChanged: mostChanged(base.entries, asOf, base.watch).slice(0, MOST_CHANGED),
    lately: { from: latelyFrom(asOf, timeZone), until: dayIn(asOf, timeZone) },
    shares: sharesOf(library, base, asOf),
  };
}

/**
 * A site for some teams does not know who else uses a product or a wording. Of answers that lack a reply for
 * some channels, only those without any public one are listed; the shares tell of the rest.
 */
function isTold(concern: Concern, { watch }: HealthBase): boolean {
  if (concern.heading === "orphans") return buildTeams().length === 0;
  if (concern.heading !== "channelsWithoutReply") return true;
  const missed = concern.row.channels;
  const open = watch.channels.filter((channel) => channel.public);
  return open.length > 0 && open.every(({ id }) => missed.includes(id));
}

function baseOf(library: SiteLibrary, now: Instant): HealthBase {
  const { workspace, settings, entries, atWork, proposals } = library;
  const watched = [...entries].map(([key, { kind, history, versions }]) => ({
    key: key as WatchedEntry["key"],
    kind,
    history,
    version: (version: string) => versions[version],
  }));
  return {
    entries: watched,
    conflicts: siteConflicts(watched, workspace, now, handedReading().works),
    atWork,
    proposals,
    watch: watchOf(workspace, settings.channels.values()),
  };
}

function asOfAll({ entries }: SiteLibrary, concerns: readonly Concern[], now: Instant): Instant {
  const past = (instant: Instant | undefined) => instant !== undefined && !isBefore(now, instant);
  const records = [...entries.values()].flatMap(({ history }) =>
    history.flatMap((record) => ("effective" in record ? [record.at, record.effective] : [record.at])),
  );
  const turns = concerns.flatMap(({ from, until }) => [from, until]);
  return latestOf([...records, ...turns].filter(past)) ?? now;
}

/** A list is as short as it can be and still right for a reader weeks later: what holds now, and what comes next. */
function listsOf(concerns: readonly Concern[], { watch }: HealthBase, asOf: Instant): SiteHealth["lists"] {
  const horizon = watch.midnight(dayAfter(dayIn(asOf, watch.timeZone), DAYS_AHEAD));
  const lists = Map.groupBy([...concerns].sort(byUrgency), ({ heading }) => heading);
  return new Map(
    [...lists].map(([heading, list]) => {
      const holding = list.filter((concern) => holdsAt(concern, asOf)).slice(0, MOST_ROWS);
      const coming = list.filter(({ from }) => from && isBefore(asOf, from) && isBefore(from, horizon));
      const shown = new Set([...holding, ...coming.slice(0, MOST_ROWS)]);
      return [heading, list.filter((concern) => shown.has(concern))];
    }),
  );
}

function sharesOf(library: SiteLibrary, { watch, entries }: HealthBase, asOf: Instant): ChannelShare[] {
  const live = entries
    .filter(({ kind }) => kind === "answers")
    .flatMap((entry) => {
      const version = liveVersions(entry, asOf).find(({ term }) => term.from === undefined);
      return version ? [version] : [];
    });
  const texts = live.map(({ said, stretch }) =>
    Object.fromEntries(
      Object.entries(said.texts).map(([locale, text]) => [
        locale,
        { text, isBehind: stretch.behind?.includes(locale) ?? false },
      ]),
    ),
  );
  return channelShares(texts, watch.channels, library.workspace.replyLocales);
}
