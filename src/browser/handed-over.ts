import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { type HandOver, handOverFrom } from "#core/hand-over.ts";

/** The event on `document` that tells that a shift was handed over, here or in another tab. */
export const HANDED_OVER = "kb:handed-over";

const KEY = "handed-over";

/** When this agent handed over last; undefined when they never did. */
export function lastHandOver(): HandOver | undefined {
  return remembered(KEY, handOverFrom);
}

/** Remembers a hand-over, or the one before it again. Returns whether that was kept beyond this page. */
export function keepHandOver(handOver: HandOver | undefined): boolean {
  const isKept = remember(KEY, handOver ?? null);
  document.dispatchEvent(new Event(HANDED_OVER));
  return isKept;
}

followOtherTabs(KEY, HANDED_OVER);
