import { type Change, changeKey } from "#core/change.ts";
import type { Kind } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale, Localized } from "#core/locale.ts";
import type { Version } from "#core/version.ts";

/** A change in short: what every page needs to know of it. */
export interface ListedChange {
  /** Its `changeKey`. */
  readonly key: string;
  readonly type: Change["type"];
  readonly kind: Kind;
  readonly id: string;
  readonly version: Version;
  readonly before?: Version;
  /** When it took or takes effect. */
  readonly at: Instant;
  readonly recorded: Instant;
  readonly titles: Localized;
  /** What changed, in one sentence by language; empty for a withdrawal and its end. */
  readonly what: Localized;
  readonly isSmall: boolean;
  readonly caughtUp: readonly Locale[];
  readonly isEmergency: boolean;
  readonly acknowledge: boolean;
  readonly products: readonly string[];
  /** Absent means every team's. */
  readonly teams?: readonly string[];
}

/** A change in short. */
export function listedChange(change: Change): ListedChange {
  const { type, kind, id, version, before, at, recorded, titles, note, isSmall, caughtUp } = change;
  return {
    key: changeKey(change),
    type,
    kind,
    id,
    version,
    ...(before !== undefined && { before }),
    at,
    recorded,
    titles,
    what: Object.fromEntries(Object.entries(note).map(([locale, { what }]) => [locale, what])),
    isSmall,
    caughtUp,
    isEmergency: change.isEmergency,
    acknowledge: change.asksAcknowledgement,
    products: change.products,
    ...(change.teams && { teams: change.teams }),
  };
}

/** A part of the list of all changes, newest first. */
export interface ChangeList {
  readonly changes: readonly ListedChange[];
  /** The number of the part with the ones before; absent when there are none. */
  readonly older?: number;
}

/** So many changes are in each older part, and up to twice as many in the newest. */
const PART_SIZE = 500;

/**
 * The list of all changes in parts: first the newest, which every page loads, then the older ones from part 1, the
 * oldest, on. A new change alters the newest part alone.
 */
export function changeLists(
  rising: readonly Change[],
  size = PART_SIZE,
): { readonly newest: ChangeList; readonly older: readonly ChangeList[] } {
  const parts = Math.max(0, Math.floor(rising.length / size) - 1);
  const listed = (from: number, to?: number) => rising.slice(from, to).reverse().map(listedChange);
  const before = (older: number) => (older > 0 ? { older } : {});
  const older = Array.from({ length: parts }, (_, index) => ({
    changes: listed(index * size, (index + 1) * size),
    ...before(index),
  }));
  return { newest: { changes: listed(parts * size), ...before(parts) }, older };
}
