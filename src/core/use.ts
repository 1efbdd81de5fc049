import { freshUntil } from "#core/fresh.ts";
import { type History, type PublishRecord, standingPublications } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { noticedChange } from "#core/published.ts";
import type { Version } from "#core/version.ts";

/** What an agent is told of a change before using a reply. */
export interface ChangeSinceUse {
  /** The newest version that readers of the language are told of. */
  readonly record: PublishRecord;
  /** The version to compare with: the one this agent last used, else the one before the change. */
  readonly from: PublishRecord;
  /** Whether it is news to this agent. */
  readonly isNew: boolean;
}

/**
 * The change of an entry that stands above its reply. It is new when it came after the version this agent last
 * used or read; without such a version, for seven days.
 */
export function changeSinceUse(
  history: History,
  current: Version,
  locale: Locale,
  used: Version | undefined,
  now: Instant,
): ChangeSinceUse | undefined {
  const noticed = noticedChange(history, current, locale);
  if (!noticed) return undefined;
  const { record, previous } = noticed;
  const standing = standingPublications(history);
  const place = (version: Version | undefined) =>
    standing.findIndex((candidate) => candidate.version === version);
  const last = standing[place(used)];
  if (!last) return { record, from: previous, isNew: millisOf(now) < millisOf(freshUntil(record.effective)) };
  const isNew = place(last.version) < place(record.version);
  return { record, from: isNew ? last : previous, isNew };
}
