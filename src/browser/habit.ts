import { remember, remembered } from "#browser/memory.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What this device remembers of the agent's ways. Nothing of a customer is ever among it. */
export interface Habit {
  readonly channel?: string;
  /** The language replies are written in. */
  readonly locale?: string;
  /** The id of the agent's team: only what is about its answers is news to them. */
  readonly team?: string;
  /** At most four letters. */
  readonly initials?: string;
  /** The pinned country, ISO 3166-1 alpha-2: put into every new case. */
  readonly country?: string;
  /** When the agent's shift begins, `HH:MM` on the device's clock. */
  readonly shiftStart?: string;
  /** Whether single letters and signs are keys. */
  readonly keys?: "on" | "off";
  /** The interface's language. */
  readonly language?: InterfaceLocale;
}

/** The event on `document` that tells that a habit has changed, here or (`menu.ts`) in another tab. */
export const HABIT_CHANGED = "kb:habit";

const KEY = "habit";

const FORM =
  /^(channel:.+|locale:.+|team:.+|initials:\S{1,4}|country:[A-Z]{2}|shiftStart:([01]\d|2[0-3]):[0-5]\d|keys:(on|off)|language:(en|vi))$/;

/** The remembered habit; what is foreign in it is left out. */
export function savedHabit(): Habit {
  return remembered(KEY, habitFrom);
}

function habitFrom(kept: unknown): Habit {
  const parts = Object.entries(Object(kept) as object).filter(
    ([name, value]) => typeof value === "string" && FORM.test(`${name}:${value}`),
  );
  return Object.fromEntries(parts) as Habit;
}

/** Remembers a part of the habit, or forgets it where undefined; false when it holds only until the page is left. */
export function saveHabit(part: { readonly [Name in keyof Habit]: Habit[Name] | undefined }): boolean {
  const isKept = remember(KEY, { ...savedHabit(), ...part });
  document.dispatchEvent(new Event(HABIT_CHANGED));
  return isKept;
}
