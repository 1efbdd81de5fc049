/** What this device remembers of the agent's ways. Nothing of a customer is ever among it. */
export interface Habit {
  readonly channel?: string;
  readonly locale?: string;
  readonly initials?: string;
  /** The country that is put into every new case. */
  readonly country?: string;
  /** `off` where single letters are no keys. */
  readonly keys?: string;
}

const KEY = "replybook.habit";

/** The remembered habit; empty where storage is blocked or holds something else. */
export function savedHabit(): Habit {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof saved !== "object" || saved === null) return {};
    const words = Object.entries(saved).filter(
      ([name, value]) =>
        ["channel", "locale", "initials", "country", "keys"].includes(name) && typeof value === "string",
    );
    return Object.fromEntries(words) as Habit;
  } catch {
    return {};
  }
}

/** Remembers a part of the habit; what cannot be stored holds until the page is left. */
export function saveHabit(part: Habit): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...savedHabit(), ...part }));
  } catch {
    // Storage is blocked or full.
  }
}
