import { deviceNow } from "#browser/clock.ts";
import { savedHabit } from "#browser/habit.ts";
import { lastHandOver } from "#browser/handed-over.ts";
import { jsonAt } from "#browser/json.ts";
import { parkedCases } from "#browser/parked.ts";
import { theReader } from "#browser/reader.ts";
import { receipts } from "#browser/receipts.ts";
import { keptUses } from "#browser/reference-log.ts";
import { ownDay, tallyNow } from "#browser/tally.ts";
import { unansweredTopics } from "#browser/unanswered.ts";
import { whatWaits } from "#browser/unread.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import type { ParkedCase } from "#core/parked.ts";
import { type ParkedEnd, parkedEnd } from "#core/parked-end.ts";
import type { AskingChange, ShiftSheet } from "#core/shift-sheet.ts";
import { nextSlot } from "#core/slot.ts";
import type { MonthTally } from "#core/tally.ts";
import type { UnansweredTopic } from "#core/unanswered.ts";
import { usedSince, type WordingUse, wordingUses } from "#core/uses.ts";

/** Cases that wait for one advisory. */
export interface ParkedGroup {
  readonly advisory: string;
  readonly title: string;
  readonly end?: ParkedEnd;
  readonly cases: readonly ParkedCase[];
}

/** What there is to hand over. */
export interface ShiftState {
  readonly now: Instant;
  readonly agent: string;
  /** The shift day that runs. */
  readonly day: string;
  /** When the agent handed over last. */
  readonly since?: Instant;
  readonly tally: MonthTally;
  readonly target?: number;
  /** Since the last hand-over, else on this shift day. */
  readonly uses: readonly WordingUse[];
  /** Kept since the last hand-over, else all. */
  readonly freshTopics: readonly UnansweredTopic[];
  readonly topics: readonly UnansweredTopic[];
  readonly parked: readonly ParkedGroup[];
  readonly asking: readonly AskingChange[];
  readonly briefing?: Instant;
}

/** When each advisory applied, by its id. */
export type ForcesById = ReadonlyMap<string, readonly Force[]>;

interface AdvisoriesJson {
  readonly advisories: readonly { readonly id: string; readonly forces: readonly Force[] }[];
}

/** When each advisory of the site applied, from below its root; none when that cannot be had. */
export async function loadedForces(root: string): Promise<ForcesById> {
  try {
    const { advisories } = await jsonAt<AdvisoriesJson>(`${root}api/v1/advisories.json`, "advisories");
    return new Map(advisories.map(({ id, forces }) => [id, forces]));
  } catch {
    return new Map();
  }
}

/** What there is to hand over now, by what this device remembers. */
export function shiftState(sheet: ShiftSheet, forces: ForcesById, locale: string): ShiftState {
  const now = deviceNow();
  const day = ownDay(now);
  const last = lastHandOver();
  const topics = unansweredTopics();
  const briefing = nextSlot(sheet.slots, sheet.timeZone, now);
  const used = last ? usedSince(keptUses(), last.day, last.uses) : usedSince(keptUses(), day);
  return {
    now,
    agent: savedHabit().initials ?? "",
    day,
    ...(last && { since: last.at }),
    tally: tallyNow(),
    ...(sheet.target !== undefined && { target: sheet.target }),
    uses: wordingUses(used),
    topics,
    freshTopics: topics.filter(({ at }) => !last || isBefore(last.at, at)),
    parked: parkedGroups(forces, now, locale, sheet.sourceLocale),
    asking: unacknowledged(sheet, now),
    ...(briefing !== undefined && { briefing }),
  };
}

/** What asks this agent for a receipt: as the list of changes counts it, or all they count as news until that has come. */
function unacknowledged({ asking }: ShiftSheet, now: Instant): AskingChange[] {
  const waiting = whatWaits()?.toAcknowledge.map(({ key }) => key);
  const read = receipts();
  const { since } = theReader(now, "");
  const isNews = (at: Instant) => !isBefore(now, at) && !isBefore(at, since);
  return asking.filter(({ key, at }) =>
    waiting ? waiting.includes(key) : read[key] === undefined && isNews(at),
  );
}

function parkedGroups(forces: ForcesById, now: Instant, locale: string, source: string): ParkedGroup[] {
  return [...Map.groupBy(parkedCases(), ({ advisory }) => advisory)].map(([advisory, cases]) => {
    const end = parkedEnd(forces.get(advisory) ?? [], now);
    const title = end ? textIn(end.force.titles, locale, source, advisory) : advisory;
    return { advisory, title, cases, ...(end && { end }) };
  });
}
