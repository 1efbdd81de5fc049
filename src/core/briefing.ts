import { canonicalJson } from "#core/canonical.ts";
import { type Change, changeKey } from "#core/change.ts";
import type { Force } from "#core/in-force.ts";
import { compareInstants, type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { compareText } from "#core/problem.ts";
import { nextSlot, previousSlot } from "#core/slot.ts";

/** What a briefing tells of an advisory's time in force. */
export type BriefedForce = Omit<Force, "replies" | "scope">;

/** The slot a briefing is for, the one before and the one after it; before the first and after the last a day away. */
export interface BriefingSlot {
  readonly at: Instant;
  readonly previous: Instant;
  readonly next: Instant;
}

/** The parts of a briefing, in their order; `coming` is a preview, everything else is told once and for all. */
export const HEADINGS = ["late", "changed", "new", "withdrawn", "advisories", "coming"] as const;
/** One of the parts of a briefing. */
export type BriefingHeading = (typeof HEADINGS)[number];

/** What happens. `caught-up` is a silent version in which a translation says again what the source says. */
export type BriefingState =
  | "changed"
  | "new"
  | "caught-up"
  | "withdrawn"
  | "restored"
  | "started"
  | "ended"
  | "starting"
  | "ending";

/** One thing to tell. */
export interface BriefingItem {
  /** The key of its first change; of an advisory's begin or end by the clock, `advisories/ID@VERSION/ended`. */
  readonly key: string;
  readonly heading: BriefingHeading;
  readonly state: BriefingState;
  readonly at: Instant;
  /** Changes with the same note at the same moment are one thing to tell; none where only time has passed. */
  readonly changes: readonly Change[];
  /** The advisory's time in force that it is about. */
  readonly force?: BriefedForce;
  /** The slot that it came too late for. */
  readonly lateFor?: Instant;
}

/** Everything to tell at a slot, in the order of its parts. */
export interface Briefing extends BriefingSlot {
  readonly items: readonly BriefingItem[];
}

const MINUTE = 60_000;

/** How many minutes around a slot count as the slot's own: building and serving take some, and so does the meeting. */
export const AROUND = 10;

/**
 * The briefing of a slot, from the changes and advisories that were known then (`knownChanges`, `knownForces`).
 *
 * A change is told at the first slot that does not begin before its effect and begins at least ten minutes (`AROUND`)
 * after its record: what was recorded later cannot be counted on to have stood on the host's page. So each change is
 * told at one slot and no other, whatever the slots. It is late for the slot before the one it is told at when it was
 * recorded around or after that slot (later than ten minutes before it), and was meant to take effect by then (not
 * later than ten minutes after it). What is known and not told yet, up to the next slot, is a preview (`coming`).
 * Silent changes are told where a translation caught up, and else nowhere.
 */
export function briefingAt(
  slot: BriefingSlot,
  changes: readonly Change[],
  forces: readonly BriefedForce[],
): Briefing {
  const loud = changes.filter(({ isSmall, caughtUp }) => !isSmall || caughtUp.length > 0);
  const told = loud.filter((change) => isDue(change, slot.at) && !isDue(change, slot.previous));
  const coming = loud.filter((change) => !isDue(change, slot.at) && !isBefore(slot.next, change.at));
  const items = [
    ...told.map((change) => changeItem(change, forces, slot, lateFor(change, slot))),
    ...turnItems(slot, forces, changes, told),
    ...coming.map((change) => ({ ...changeItem(change, forces, slot), heading: "coming" as const })),
  ];
  return { ...slot, items: together(items).sort(compareItems) };
}

/** Whether a change has been told at a slot or before it. */
function isDue({ at, recorded }: Change, slot: Instant): boolean {
  return !isBefore(slot, at) && millisOf(recorded) <= millisOf(slot) - AROUND * MINUTE;
}

function lateFor({ at, meant = at, recorded }: Change, { previous }: BriefingSlot): Instant | undefined {
  const slot = millisOf(previous);
  const isLate = millisOf(recorded) > slot - AROUND * MINUTE && millisOf(meant) <= slot + AROUND * MINUTE;
  return isLate ? previous : undefined;
}

function changeItem(
  change: Change,
  forces: readonly BriefedForce[],
  slot: BriefingSlot,
  late?: Instant,
): BriefingItem {
  const force =
    change.kind === "advisories"
      ? forces.find(({ id, version }) => id === change.id && version === change.version)
      : undefined;
  const state = stateOf(change, force, slot);
  return {
    key: changeKey(change),
    heading: late ? "late" : headingOf(change, state),
    state,
    at: change.at,
    changes: [change],
    ...(force && { force }),
    ...(late && { lateFor: late }),
  };
}

function stateOf(change: Change, force: BriefedForce | undefined, { at }: BriefingSlot): BriefingState {
  if (change.type !== "published") return change.type;
  if (change.isSmall) return "caught-up";
  if (change.before !== undefined) return "changed";
  if (change.kind !== "advisories") return "new";
  return force && isBefore(at, force.from) ? "starting" : "started";
}

function headingOf({ kind }: Change, state: BriefingState): BriefingHeading {
  if (kind === "advisories") return "advisories";
  if (state === "new" || state === "restored") return "new";
  return state === "withdrawn" ? "withdrawn" : "changed";
}

/** Advisories that begin or end by the clock alone: a change that begins or ends them is told as that change. */
function turnItems(
  slot: BriefingSlot,
  forces: readonly BriefedForce[],
  changes: readonly Change[],
  told: readonly Change[],
): BriefingItem[] {
  const advisories = changes.filter(({ kind }) => kind === "advisories");
  const isMade = (id: string, at: Instant) =>
    advisories.some((change) => change.id === id && isSame(change.at, at));
  const isTold = ({ id, version }: BriefedForce) =>
    told.some((change) => change.kind === "advisories" && change.id === id && change.version === version);
  const within = (at: Instant, after: Instant, until: Instant) => isBefore(after, at) && !isBefore(until, at);
  return forces.flatMap((force): BriefingItem[] => {
    const { id, version, from, until } = force;
    const item = (state: BriefingState, at: Instant, heading: BriefingHeading): BriefingItem => {
      const key = `advisories/${id}@${version}/${state}`;
      return { key, heading, state, at, changes: [], force };
    };
    const isOwn = (at: Instant | undefined): at is Instant => at !== undefined && !isMade(id, at);
    return [
      isOwn(from) && within(from, slot.previous, slot.at) && !isTold(force)
        ? [item("started", from, "advisories")]
        : [],
      isOwn(from) && within(from, slot.at, slot.next) ? [item("starting", from, "coming")] : [],
      isOwn(until) && within(until, slot.previous, slot.at) ? [item("ended", until, "advisories")] : [],
      isOwn(until) && within(until, slot.at, slot.next) ? [item("ending", until, "advisories")] : [],
    ].flat();
  });
}

function isSame(a: Instant, b: Instant): boolean {
  return millisOf(a) === millisOf(b);
}

/** A wording that many answers share changes all of them at once, with one note: that is one thing to tell. */
function together(items: readonly BriefingItem[]): BriefingItem[] {
  const groups = Map.groupBy(items, ({ key, heading, state, changes: [change] }) =>
    change === undefined || Object.keys(change.note).length === 0 || change.kind === "advisories"
      ? key
      : canonicalJson([heading, state, change.kind, change.at, change.recorded, change.note]),
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, changes: [...first.changes, ...others.flatMap(({ changes }) => changes)] }] : [],
  );
}

function compareItems(a: BriefingItem, b: BriefingItem): number {
  const emergency = ({ changes }: BriefingItem) => (changes.some(({ isEmergency }) => isEmergency) ? 0 : 1);
  return (
    HEADINGS.indexOf(a.heading) - HEADINGS.indexOf(b.heading) ||
    emergency(a) - emergency(b) ||
    compareInstants(a.at, b.at) ||
    compareText(a.key, b.key)
  );
}

/** From when and until when the things that a briefing tells may lie: what has to be read for it. */
export function spanOf({ previous, next }: BriefingSlot): {
  readonly from: Instant;
  readonly until: Instant;
} {
  return { from: instantOf(millisOf(previous) - AROUND * MINUTE), until: next };
}

const DAY = 24 * 60 * MINUTE;

/** A slot with its neighbours among the daily slots of a workspace (`HH:MM` in a zone). */
export function slotAt(slots: readonly string[], zone: string, at: Instant): BriefingSlot {
  return {
    at,
    previous: previousSlot(slots, zone, at) ?? instantOf(millisOf(at) - DAY),
    next: nextSlot(slots, zone, at) ?? instantOf(millisOf(at) + DAY),
  };
}

/** So many minutes before a slot its briefing is the one whose time it is: its host looks at it then. */
export const AHEAD = 45;
