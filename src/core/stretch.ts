import type { History } from "#core/history.ts";
import { isBehind, standingPublications, turningPoints } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { stateAt } from "#core/published.ts";
import type { Version } from "#core/version.ts";

/**
 * A stretch of an entry's life without any change: from `from` until the next one begins. What a list has to
 * know of a history to decide by the clock which version holds.
 */
export interface Stretch {
  readonly from: Instant;
  /** The version that holds, or the one that last applied while the entry is withdrawn. */
  readonly version: Version;
  readonly isWithdrawn?: true;
  /** Since when the entry means what it means: the effect of its newest major version. */
  readonly changed: Instant;
  /** The version before that change; absent when it was the first. */
  readonly before?: Version;
  /** The languages that do not say yet what the source says. */
  readonly behind?: readonly Locale[];
}

/** The stretch that holds at `at`, if any has begun, and all that are known to follow. */
export function stretchesFrom(history: History, at: Instant): Stretch[] {
  const points = turningPoints(history);
  const begun = points.filter((point) => !isBefore(at, point)).length;
  return points.slice(Math.max(0, begun - 1)).flatMap((point) => stretchOf(history, point) ?? []);
}

function stretchOf(history: History, from: Instant): Stretch | undefined {
  const { record, withdrawal } = stateAt(history, from);
  if (!record) return undefined;
  const standing = standingPublications(history);
  const until = standing.findIndex(({ version }) => version === record.version);
  const major = standing.findLastIndex(({ kind }, index) => index <= until && kind === "major");
  const before = standing[major - 1]?.version;
  const behind = Object.keys(record.texts).filter((locale) => isBehind(history, record.version, locale));
  return {
    from,
    version: record.version,
    ...(withdrawal && { isWithdrawn: true as const }),
    changed: (standing[major] ?? record).effective,
    ...(before && { before }),
    ...(behind.length > 0 && { behind }),
  };
}

/** The stretch that holds at an instant; undefined before the first one begins. */
export function stretchAt(stretches: readonly Stretch[], at: Instant): Stretch | undefined {
  return stretches.findLast(({ from }) => !isBefore(at, from));
}
