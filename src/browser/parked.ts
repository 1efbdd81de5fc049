import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { type ParkedCase, parkedFrom } from "#core/parked.ts";

/** The event on `document` that tells that a case was parked or taken up again, here or in another tab. */
export const PARKED_CHANGED = "kb:parked";

const KEY = "parked";

/** The cases of this agent that wait for an advisory to end. */
export function parkedCases(): ParkedCase[] {
  return remembered(KEY, parkedFrom);
}

/** Keeps which cases wait. Returns whether that was kept beyond this page. */
export function keepParked(cases: readonly ParkedCase[]): boolean {
  const isKept = remember(KEY, cases);
  document.dispatchEvent(new Event(PARKED_CHANGED));
  return isKept;
}

followOtherTabs(KEY, PARKED_CHANGED);
