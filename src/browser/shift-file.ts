import { remember, remembered } from "#browser/memory.ts";
import { parkedCases } from "#browser/parked.ts";
import { keptProgress } from "#browser/progress.ts";
import { receipts } from "#browser/receipts.ts";
import { keptUses } from "#browser/reference-log.ts";
import { keptCards, keptDrills } from "#browser/repetition.ts";
import { ownDay, wholeTally } from "#browser/tally.ts";
import { unansweredTopics } from "#browser/unanswered.ts";
import { deviceZone } from "#browser/zone.ts";
import type { Instant } from "#core/instant.ts";
import { SHIFT_FORMAT, SHIFT_VERSION, type ShiftFile } from "#core/shift.ts";

/** The end-of-shift file of this device. How an agent finds a parked case again is not in it. */
export function shiftFileAt(now: Instant, agent: string): ShiftFile {
  return {
    format: SHIFT_FORMAT,
    version: SHIFT_VERSION,
    made: now,
    agent,
    device: deviceMark(),
    zone: deviceZone(),
    day: ownDay(now),
    tally: wholeTally().days,
    uses: keptUses(),
    receipts: receipts(),
    unanswered: unansweredTopics(),
    parked: parkedCases().map(({ mark: _, ...parked }) => parked),
    ...trainingKept(),
  };
}

/** What of training this device hands over. */
export function trainingKept(): Pick<ShiftFile, "training" | "drills" | "cards"> {
  return { training: keptProgress(), drills: keptDrills(), cards: keptCards() };
}

/** The name of a file as it is saved: `replybook-shift-AB-2026-11-21.json`. */
export function shiftFileName({ agent, day }: ShiftFile): string {
  return `replybook-shift-${agent.replace(/[^\p{L}\p{N}]/gu, "_")}-${day}.json`;
}

const KEY = "device";

/** What tells this device from the agent's others: chosen by chance, once. */
function deviceMark(): string {
  const known = remembered(KEY, (kept) =>
    typeof kept === "string" && /^[0-9a-f]{8}$/.test(kept) ? kept : undefined,
  );
  if (known) return known;
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  const mark = chance.toString(16).padStart(8, "0");
  remember(KEY, mark);
  return mark;
}
