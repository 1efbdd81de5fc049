import { isTold } from "#core/change.ts";
import { type Instant, instantOf, isBefore, laterOf } from "#core/instant.ts";
import type { ListedChange } from "#core/listed-change.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { Receipts } from "#core/receipt.ts";
import { isForTeams } from "#core/team.ts";
import { compareVersions, type Version } from "#core/version.ts";

/** What decides whether a change is news to somebody. */
export type ChangeFacts = Pick<
  ListedChange,
  "key" | "type" | "kind" | "id" | "version" | "at" | "isSmall" | "caughtUp" | "acknowledge" | "teams"
>;

/** What is known of an agent on their device. */
export interface Reader {
  /** The language they reply in. */
  readonly locale: Locale;
  /** Their team, where they have chosen one. */
  readonly team?: string | undefined;
  /** What took effect before is no news any more. */
  readonly since: Instant;
  /** The version of an entry that they last used or read. */
  readonly seen: (entry: Pick<ChangeFacts, "kind" | "id">) => Version | undefined;
  /** Withdrawals and returns they have read, by the key of the change. */
  readonly read: Readonly<Record<string, Instant>>;
  readonly receipts: Receipts;
}

const DAY = 86_400_000;
/** On a device without a history, what is older is no news. */
const FRESH = 7 * DAY;
/** What is told to the readers of other languages may become news for so long, to somebody who begins to reply in them. */
const KEPT = 30 * DAY;

/** From when on a device that was never used before counts changes as news. */
export function firstSince(now: Instant): Instant {
  return instantOf(millisOf(now) - FRESH);
}

/** A reader on a device that was never used before. */
export function newReader(locale: Locale, now: Instant): Reader {
  return { locale, since: firstSince(now), seen: () => undefined, read: {}, receipts: {} };
}

/** Whether a change has taken effect and is told to this agent: in their reply language, for their team. */
export function concerns(change: ChangeFacts, { locale, team, since }: Reader, now: Instant): boolean {
  return (
    !isBefore(now, change.at) &&
    !isBefore(change.at, since) &&
    isTold(change, locale) &&
    isForTeams(change.teams, team === undefined ? [] : [team])
  );
}

/** Whether an agent has read a change: itself, or by using or reading its version or a later one. */
export function isRead(change: ChangeFacts, { seen, read }: Pick<Reader, "seen" | "read">): boolean {
  if (change.type !== "published") return change.key in read;
  const version = seen(change);
  return version !== undefined && compareVersions(version, change.version) >= 0;
}

/** Whether a change is news to this agent now. */
export function isUnread(change: ChangeFacts, reader: Reader, now: Instant): boolean {
  return concerns(change, reader, now) && !isRead(change, reader);
}

/** Whether this agent has still to say that they have read a change; reading it is not enough. */
export function awaitsReceipt(change: ChangeFacts, reader: Reader, now: Instant): boolean {
  return change.acknowledge && concerns(change, reader, now) && !(change.key in reader.receipts);
}

/**
 * From when on changes need to be looked at again: from the oldest that still waits for this agent, and for 30 days
 * at least. So a device that was used for years looks through weeks, not years.
 */
export function sinceAfter(changes: readonly ChangeFacts[], reader: Reader, now: Instant): Instant {
  const waiting = changes.filter(
    (change) => isUnread(change, reader, now) || awaitsReceipt(change, reader, now),
  );
  const kept = instantOf(millisOf(now) - KEPT);
  const oldest = waiting.reduce((first, { at }) => (isBefore(at, first) ? at : first), kept);
  return laterOf(reader.since, oldest);
}

/** The next instant at which a change of the list takes effect; undefined when none is to come. */
export function nextTurn(changes: readonly Pick<ChangeFacts, "at">[], now: Instant): Instant | undefined {
  return changes
    .filter(({ at }) => isBefore(now, at))
    .map(({ at }) => at)
    .reduce<Instant | undefined>((next, at) => (next && isBefore(next, at) ? next : at), undefined);
}
