import { followOtherTabs, remember, remembered } from "#browser/memory.ts";
import { type InterfaceLocale, isInterfaceLocale } from "#words/text.ts";

/** What this device remembers of the agent's ways. Nothing of a customer is ever among it. */
export interface Habit {
  readonly channel?: string;
  /** The language replies are written in. */
  readonly locale?: string;
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

/** The event on `document` that tells that a habit has changed, here or in another tab. */
export const HABIT_CHANGED = "kb:habit";

const KEY = "habit";

const isWord = (value: unknown) => typeof value === "string" && value !== "";
const matches = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);

const READERS: Readonly<Record<keyof Habit, (value: unknown) => boolean>> = {
  channel: isWord,
  locale: isWord,
  initials: matches(/^\S{1,4}$/),
  country: matches(/^[A-Z]{2}$/),
  shiftStart: matches(/^([01]\d|2[0-3]):[0-5]\d$/),
  keys: matches(/^(on|off)$/),
  language: (value) => typeof value === "string" && isInterfaceLocale(value),
};

/** The remembered habit; what is foreign in it is left out. */
export function savedHabit(): Habit {
  return remembered(KEY, habitFrom);
}

function habitFrom(kept: unknown): Habit {
  const parts = Object.entries(typeof kept === "object" && kept !== null ? kept : {});
  return Object.fromEntries(parts.filter(([name, value]) => READERS[name as keyof Habit]?.(value))) as Habit;
}

/** Remembers a part of the habit, or forgets it where undefined; false when it holds only until the page is left. */
export function saveHabit(part: { readonly [Name in keyof Habit]: Habit[Name] | undefined }): boolean {
  const isKept = remember(KEY, { ...savedHabit(), ...part });
  document.dispatchEvent(new Event(HABIT_CHANGED));
  return isKept;
}

/** Initials as they are kept and signed with: `" ab"` → `AB`, at most four letters. */
export function initialsFrom(typed: string): string {
  return typed.replace(/\s/g, "").toUpperCase().slice(0, 4);
}

followOtherTabs(KEY, HABIT_CHANGED);
