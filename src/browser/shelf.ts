import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { isId } from "#core/entry.ts";
import { type Instant, isInstant } from "#core/instant.ts";
import type { Localized } from "#core/locale.ts";

/** An answer the agent has pinned or used. Nothing of a customer is among it. */
export interface Shelved {
  readonly id: string;
  /** Its titles by language, as they were then. */
  readonly title: Localized;
  /** The channel it was used for last. */
  readonly channel?: string;
  /** When it was used last. */
  readonly at?: Instant;
}

/** The event on `document` that tells that pins or recents have changed, here or in another tab. */
export const SHELF_CHANGED = "kb:shelf";

interface Shelf {
  readonly pinned: readonly Shelved[];
  readonly recent: readonly Shelved[];
}

const KEY = "shelf";
const MOST_RECENT = 12;

/** The pinned answers, in the order they were pinned. */
export function pinned(): readonly Shelved[] {
  return remembered(KEY, shelfFrom).pinned;
}

/** The answers used last, newest first, at most twelve. */
export function recent(): readonly Shelved[] {
  return remembered(KEY, shelfFrom).recent;
}

/** Whether an answer is pinned. */
export function isPinned(id: string): boolean {
  return pinned().some((other) => other.id === id);
}

/** Pins an answer, or takes the pin away. Returns whether that was kept. */
export function togglePin({ id, title }: Shelved): boolean {
  const others = pinned().filter((other) => other.id !== id);
  return put({ pinned: isPinned(id) ? others : [...others, { id, title }], recent: recent() });
}

/** Remembers that an answer was used: it becomes the first of the recents. Returns whether that was kept. */
export function noteUsed(used: Required<Shelved>): boolean {
  const others = recent().filter(({ id }) => id !== used.id);
  const { id, title, channel, at } = used;
  return put({ pinned: pinned(), recent: [{ id, title, channel, at }, ...others].slice(0, MOST_RECENT) });
}

/** Takes answers that the site does not have any more off the shelf. */
export function takeOff(ids: ReadonlySet<string>): void {
  const stays = ({ id }: Shelved) => !ids.has(id);
  put({ pinned: pinned().filter(stays), recent: recent().filter(stays) });
}

function put(shelf: Shelf): boolean {
  const isKept = remember(KEY, shelf);
  document.dispatchEvent(new Event(SHELF_CHANGED));
  return isKept;
}

function shelfFrom(kept: unknown): Shelf {
  const { pinned, recent } = Object(kept) as Record<string, unknown>;
  return { pinned: listFrom(pinned), recent: listFrom(recent).slice(0, MOST_RECENT) };
}

function listFrom(kept: unknown): Shelved[] {
  return Array.isArray(kept) ? kept.flatMap((item: unknown) => shelvedFrom(item) ?? []) : [];
}

function shelvedFrom(kept: unknown): Shelved | undefined {
  const { id, title, channel, at } = Object(kept) as Record<string, unknown>;
  if (typeof id !== "string" || !isId(id)) return undefined;
  const titles = Object.entries(Object(title) as object).filter(([, text]) => typeof text === "string");
  return {
    id,
    title: Object.fromEntries(titles),
    ...(typeof channel === "string" && { channel }),
    ...(isInstant(at) && { at }),
  };
}

followOtherTabs(KEY, SHELF_CHANGED);
