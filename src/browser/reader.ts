import { savedHabit } from "#browser/habit.ts";
import { remember, remembered } from "#browser/memory.ts";
import { noteSeen, SEEN_CHANGED } from "#browser/note-seen.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { acknowledge, receipts } from "#browser/receipts.ts";
import { SEEN_KEY, seenVersion } from "#browser/seen.ts";
import { type Instant, isBefore, isInstant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { type ChangeFacts, firstSince, isRead, type Reader, sinceAfter } from "#core/unread.ts";
import { compareVersions, type Version } from "#core/version.ts";

const KEY = "read";

/** What this device keeps besides versions: from when on it counts changes as news, and the withdrawals and returns that were read. */
interface Kept {
  readonly since?: Instant;
  readonly read: Readonly<Record<string, Instant>>;
}

function keptFrom(kept: unknown): Kept {
  const { since, read } = Object(kept) as Partial<Record<keyof Kept, unknown>>;
  const marks = Object.entries(Object(read) as object).filter(([, at]) => isInstant(at));
  return { ...(isInstant(since) && { since }), read: Object.fromEntries(marks) };
}

/** The agent of this device as a reader of changes; `locale` is the language they reply in unless they have chosen one. */
export function theReader(now: Instant, locale: Locale): Reader {
  const { since, read } = remembered(KEY, keptFrom);
  const habit = savedHabit();
  const begun = since ?? firstSince(now);
  if (since === undefined) remember(KEY, { since: begun, read });
  return {
    locale: habit.locale ?? locale,
    team: habit.team,
    since: begun,
    seen: versionOf,
    read,
    receipts: receipts(),
  };
}

/** Answers lie under their bare id, as they always did. */
function seenKey({ kind, id }: Pick<ChangeFacts, "kind" | "id">): string {
  return kind === "answers" ? id : `${kind}/${id}`;
}

/** Notes that changes were read: in every place they are no news any more. Returns what takes that back. */
export function noteRead(changes: readonly ChangeFacts[], now: Instant): () => void {
  const { since, read } = remembered(KEY, keptFrom);
  const unread = changes.filter((change) => !isRead(change, { seen: versionOf, read }));
  if (unread.length === 0) return () => {};
  const versions: Record<string, Version> = {};
  for (const change of unread.filter(({ type }) => type === "published")) {
    const key = seenKey(change);
    const known = versions[key];
    if (known === undefined || compareVersions(known, change.version) < 0) versions[key] = change.version;
  }
  const ends = unread.filter(({ type }) => type !== "published").map(({ key }) => [key, now]);
  const before = Object.fromEntries(Object.keys(versions).map((key) => [key, seenVersion(key)]));
  remember(KEY, { since, read: { ...read, ...Object.fromEntries(ends) } });
  noteSeen(versions);
  return () => {
    const kept = remembered(KEY, keptFrom);
    const left = Object.entries(kept.read).filter(([key]) => !ends.some(([end]) => end === key));
    remember(KEY, { ...kept, read: Object.fromEntries(left) });
    noteSeen(before);
  };
}

function versionOf(entry: Pick<ChangeFacts, "kind" | "id">): Version | undefined {
  return seenVersion(seenKey(entry));
}

/** This agent says that they have read a change that asks for it. */
export function noteAcknowledged(change: ChangeFacts, now: Instant): void {
  noteRead([change], now);
  acknowledge(change.key, now);
}

/** Looks through fewer changes from now on, where none of those before waits for this agent. */
export function settle(changes: readonly ChangeFacts[], reader: Reader, now: Instant): void {
  const since = sinceAfter(changes, reader, now);
  if (!isBefore(reader.since, since)) return;
  const read = Object.entries(reader.read).filter(([, at]) => !isBefore(at, since));
  remember(KEY, { since, read: Object.fromEntries(read) });
}

for (const key of [SEEN_KEY, KEY]) followOtherTabs(key, SEEN_CHANGED);
