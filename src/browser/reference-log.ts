import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { ownDay } from "#browser/tally.ts";
import type { Instant } from "#core/instant.ts";
import { type Uses, usedOn, usesFrom } from "#core/uses.ts";

/** The event on `document` that tells that wordings were used, here or in another tab. */
export const USES_CHANGED = "kb:uses";

const KEY = "uses";

/** Counts each wording that went out, by reference: never what was in it. Returns whether that was kept. */
export function noteReferences(references: readonly string[], at: Instant): boolean {
  const isKept = remember(KEY, usedOn(keptUses(), ownDay(at), references));
  document.dispatchEvent(new Event(USES_CHANGED));
  return isKept;
}

/** The wordings that went out on the last shift days. */
export function keptUses(): Uses {
  return remembered(KEY, usesFrom);
}

followOtherTabs(KEY, USES_CHANGED);
