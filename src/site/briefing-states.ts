import { AHEAD, slotAt } from "#core/briefing.ts";
import type { BriefingSheet } from "#core/briefing-sheet.ts";
import { type Instant, instantOf, isBefore, laterOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { previousSlot } from "#core/slot.ts";
import { newestTold, sheetAt, toldAfter } from "#site/briefing.ts";
import type { SiteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** What the page shows from an instant on: a briefing, that nothing has changed since the last one, or what only a script can tell. */
export interface BriefingState {
  readonly from: Instant;
  readonly shows: BriefingSheet | "quiet" | "unknown";
}

/** So many states stand in the page at most (`styles/briefing.css` knows as many), and so many briefings among them. */
const [MOST_STATES, MOST_SHEETS] = [9, 4];

/**
 * The states of the page one after the other: from the slot before the newest that took effect with something to tell,
 * over those that are known to come, until nothing more is known. They hang on what is published alone, and on no clock.
 */
export function briefingStates(
  library: SiteLibrary,
  locale: InterfaceLocale,
  to: (path: string) => string,
): BriefingState[] {
  const { briefingSlots, timeZone } = library.workspace;
  const newest = newestTold(library);
  const states: BriefingState[] = [];
  const add = (slot: Instant, shows: BriefingState["shows"]) =>
    states.push({ from: instantOf(millisOf(slot) - AHEAD * 60_000), shows });
  let slot = newest && previousSlot(briefingSlots, timeZone, newest);
  const coming = slot ? toldAfter(library, slot) : [];
  /** The next slot that may tell something: the newest, or one before something that is known to come, which it announces. */
  const nextWanted = (after: Instant) => {
    const told = coming.find((at) => isBefore(after, at));
    const before = told && previousSlot(briefingSlots, timeZone, told);
    if (newest === undefined || !isBefore(after, newest)) return before;
    return before && isBefore(before, newest) ? before : newest;
  };
  while (slot !== undefined) {
    const isRoom = states.length < MOST_STATES - 2 && sheetsIn(states).length < MOST_SHEETS;
    const shows = isRoom ? shownAt(library, slot, locale, to) : "unknown";
    add(slot, shows);
    if (shows === "unknown") break;
    const { next } = slotAt(briefingSlots, timeZone, slot);
    const wanted = nextWanted(slot);
    if (shows !== "quiet" && (!wanted || isBefore(next, wanted))) add(next, "quiet");
    slot = wanted && laterOf(next, wanted);
  }
  return states;
}

/** The briefings that stand in the page, in order. */
export function sheetsIn(states: readonly BriefingState[]): BriefingSheet[] {
  return states.flatMap(({ shows }) => (typeof shows === "string" ? [] : [shows]));
}

function shownAt(
  library: SiteLibrary,
  slot: Instant,
  locale: InterfaceLocale,
  to: (path: string) => string,
): BriefingSheet | "quiet" {
  const sheet = sheetAt(library, slot, locale, to);
  return sheet.parts.length === 0 && !sheet.lines ? "quiet" : sheet;
}
