import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { ownDay } from "#browser/tally.ts";
import { keyParts } from "#core/drill-item.ts";
import { drilledOn, drillTallyFrom } from "#core/drill-tally.ts";
import type { Instant } from "#core/instant.ts";
import type { DrillTally } from "#core/progress.ts";
import { cardsFrom, type Grade, type RepetitionCards, withReview } from "#core/repetition.ts";

/** The event on `document` that tells that a question was answered, here or in another tab. */
export const DRILLED = "kb:drilled";

const KEY = "drills";

interface Kept {
  readonly cards: RepetitionCards;
  readonly days: DrillTally;
}

function keptFrom(kept: unknown): Kept {
  const { cards, days } = Object(kept) as Partial<Record<keyof Kept, unknown>>;
  return { cards: cardsFrom(cards), days: drillTallyFrom(days) };
}

/** When each question that was answered on this device is to be asked again, by its key. */
export function keptCards(): RepetitionCards {
  return remembered(KEY, keptFrom).cards;
}

/** How drills went on this device, by shift day: what an end-of-shift file hands over. */
export function keptDrills(): DrillTally {
  return remembered(KEY, keptFrom).days;
}

/** Remembers how a question was answered. Returns whether that was kept; else it holds until the page is left. */
export function noteDrilled(key: string, grade: Grade, at: Instant): boolean {
  const drill = keyParts(key)?.drill;
  if (!drill) return true;
  const { cards, days } = remembered(KEY, keptFrom);
  const isKept = remember(KEY, {
    cards: withReview(cards, key, grade, at),
    days: drilledOn(days, ownDay(at), drill, grade !== "wrong"),
  });
  document.dispatchEvent(new Event(DRILLED));
  return isKept;
}

followOtherTabs(KEY, DRILLED);
