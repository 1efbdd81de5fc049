import type { DrillChange } from "#core/drill-change.ts";
import type { Drill } from "#core/lesson.ts";
import type { Locale } from "#core/locale.ts";
import type { PrivateFind } from "#core/private-data.ts";

/** What every question of a drill knows. */
interface ItemBase {
  /** Names what is asked, in every round and on every device: `find:ID`, `a-or-b:ID@VERSION`, `hold-or-send:ID/CC`, `leak:ID/KIND`. */
  readonly key: string;
  /** The answer it is about. */
  readonly id: string;
  readonly title: string;
  /** The language of the title and of what customers say. */
  readonly locale: Locale;
}

/** A customer's words and the answers that they may mean; the item's own is the right one. */
export interface FindItem extends ItemBase {
  readonly drill: "find";
  readonly phrase: string;
  readonly choices: readonly { readonly id: string; readonly title: string; readonly locale: Locale }[];
}

/** One side of a change. */
export type Side = "was" | "now";

/** Two wordings of a reply, of which one is current. */
export interface AOrBItem extends ItemBase {
  readonly drill: "a-or-b";
  readonly change: DrillChange;
  /** In which order the two stand. */
  readonly order: readonly Side[];
  /** Three real reasons, the item's own among them; none where there are not enough. */
  readonly whys: readonly string[];
}

/** A customer's words, with where they are and where they write. */
export interface HoldItem extends ItemBase {
  readonly drill: "hold-or-send";
  readonly phrase: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly channel: string;
  /** The advisory because of which it is asked; it need not touch the case. */
  readonly about: string;
}

/** Where a text of a leak drill comes from: a public reply, a private one, a customer's words with data or without. */
export const LEAK_KINDS = ["reply", "private", "customer", "comment"] as const;
/** One of them. */
export type LeakKind = (typeof LEAK_KINDS)[number];

/** A text that may stand in public, or not. */
export interface LeakItem extends ItemBase {
  readonly drill: "leak";
  readonly kind: LeakKind;
  readonly text: string;
  /** What must not stand in public, in order; none: it may. */
  readonly finds: readonly PrivateFind[];
  /** What is approved for the public instead, where there is something. */
  readonly open?: string;
}

/** One question of a drill. */
export type DrillItem = FindItem | AOrBItem | HoldItem | LeakItem;

const KEY = /^(find|a-or-b|hold-or-send|leak):([a-z0-9-]{1,64})(?:[@/][A-Za-z0-9.]{1,12})?$/;

/** The drill and the answer that a key names; undefined for what is no key. */
export function keyParts(key: string): { readonly drill: Drill; readonly id: string } | undefined {
  const [, drill, id] = KEY.exec(key) ?? [];
  return drill === undefined || id === undefined ? undefined : { drill: drill as Drill, id };
}
