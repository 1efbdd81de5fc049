import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import type { Instant } from "#core/instant.ts";
import { type Receipts, receiptsFrom } from "#core/receipt.ts";

/** The event on `document` that tells that a change was acknowledged, here or in another tab. */
export const RECEIPTS_CHANGED = "kb:receipts";

const KEY = "receipts";

/** What this agent has acknowledged on this device. */
export function receipts(): Receipts {
  return remembered(KEY, receiptsFrom);
}

/** Notes that this agent has read a change that asks for it; the first time stands. Returns whether that was kept. */
export function acknowledge(changeKey: string, at: Instant): boolean {
  const isKept = remember(KEY, { [changeKey]: at, ...receipts() });
  document.dispatchEvent(new Event(RECEIPTS_CHANGED));
  return isKept;
}

followOtherTabs(KEY, RECEIPTS_CHANGED);
