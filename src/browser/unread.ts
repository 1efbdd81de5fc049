import { changesSince, type KnownChanges } from "#browser/change-list.ts";
import { CLOCK_CHANGED, deviceNow, whenReached } from "#browser/clock.ts";
import { HABIT_CHANGED } from "#browser/habit.ts";
import { onNews } from "#browser/news.ts";
import { SEEN_CHANGED } from "#browser/note-seen.ts";
import { pageLocale } from "#browser/page.ts";
import { noteRead, settle, theReader } from "#browser/reader.ts";
import { RECEIPTS_CHANGED } from "#browser/receipts.ts";
import { tellUnread } from "#browser/unread-count.ts";
import { markLines } from "#browser/unread-lines.ts";
import { VISITED } from "#browser/visit.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { ListedChange } from "#core/listed-change.ts";
import { awaitsReceipt, isUnread, nextTurn, type Reader } from "#core/unread.ts";

/** The event on `document` that tells that what is unread may be something else now. */
export const UNREAD_CHANGED = "kb:unread";

/** What waits for the agent of this device, newest first. */
export interface Waiting {
  /** Every change this device has been told of so far. */
  readonly known: readonly ListedChange[];
  readonly unread: readonly ListedChange[];
  readonly toAcknowledge: readonly ListedChange[];
}

let list: KnownChanges | undefined;
let waiting: Waiting | undefined;
let stopClock = () => {};

/** What waits for the agent of this device; undefined as long as the list of changes could not be had. */
export function whatWaits(): Waiting | undefined {
  return waiting;
}

/** The language in which somebody is taken to reply who has not chosen one. */
function replyLocale({ replyLocales, sourceLocale }: KnownChanges): string {
  return replyLocales.includes(pageLocale()) ? pageLocale() : sourceLocale;
}

async function load(renewed: boolean): Promise<void> {
  const { since } = theReader(deviceNow(), "");
  try {
    list = await changesSince(since, renewed);
  } catch {
    // Offline: no count is better than a wrong one; it is asked for again when the device is back.
    return;
  }
  const reader = recount();
  if (reader) settle(list.changes, reader, deviceNow());
}

/** Looks again at what is unread, and tells it. */
function recount(): Reader | undefined {
  if (!list) return;
  const now = deviceNow();
  const reader = theReader(now, replyLocale(list));
  const { changes } = list;
  readEntry(changes, now);
  waiting = {
    known: changes,
    unread: changes.filter((change) => isUnread(change, reader, now)),
    toAcknowledge: changes.filter((change) => awaitsReceipt(change, reader, now)),
  };
  watch(changes, now);
  tellUnread(waiting.unread.length);
  markLines(document.querySelectorAll(".lines > [data-change]"), reader, now);
  document.dispatchEvent(new Event(UNREAD_CHANGED));
  return reader;
}

/** Whoever opens a product note or an advisory reads it. */
function readEntry(changes: readonly ListedChange[], now: Instant): void {
  const [, kind, id] = /\/(products|advisories)\/([a-z0-9-]+)\/$/.exec(location.pathname) ?? [];
  if (id === undefined) return;
  const own = changes.filter(
    (change) => change.kind === kind && change.id === id && !isBefore(now, change.at),
  );
  if (own.length > 0) noteRead(own, now);
}

function watch(changes: readonly ListedChange[], now: Instant): void {
  stopClock();
  const next = nextTurn(changes, now);
  stopClock = next === undefined ? () => {} : whenReached(next, recount);
}

for (const event of [SEEN_CHANGED, RECEIPTS_CHANGED, HABIT_CHANGED, CLOCK_CHANGED, VISITED])
  document.addEventListener(event, () => recount());
onNews(({ entries }) => entries.length > 0 && void load(true));
addEventListener("online", () => void load(false));
void load(false);
