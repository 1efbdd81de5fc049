import { deviceNow } from "#browser/clock.ts";
import { savedHabit } from "#browser/habit.ts";
import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { deviceZone } from "#browser/zone.ts";
import type { Instant } from "#core/instant.ts";
import { counted, type MonthTally, monthOf, shiftDay, type Tally, tallyFrom } from "#core/tally.ts";

/** The event on `document` that tells that a case was counted, here or in another tab. */
export const TALLY_CHANGED = "kb:tally";

const KEY = "tally";

/** The agent's own shift day at an instant, by the device's time zone and the start of the shift they have set. */
export function ownDay(at: Instant): string {
  return shiftDay(at, deviceZone(), savedHabit().shiftStart ?? "00:00");
}

/** Counts one case, not one copy: to be called at the first copy of a case. Returns whether that was kept. */
export function countCase(at: Instant): boolean {
  const isKept = remember(KEY, counted(remembered(KEY, tallyFrom), ownDay(at)));
  document.dispatchEvent(new Event(TALLY_CHANGED));
  return isKept;
}

/** The agent's cases of the shift day that runs now, and of its month. */
export function tallyNow(): MonthTally {
  return monthOf(remembered(KEY, tallyFrom), ownDay(deviceNow()));
}

/** All that was counted, by shift day. */
export function wholeTally(): Tally {
  return remembered(KEY, tallyFrom);
}

followOtherTabs(KEY, TALLY_CHANGED);
