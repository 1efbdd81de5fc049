import { canonicalJson } from "#core/canonical.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import type { ParkedCase } from "#core/parked.ts";
import type { DrillTally, LessonProgress, Progress } from "#core/progress.ts";
import type { Receipts } from "#core/receipt.ts";
import type { RepetitionCard, RepetitionCards } from "#core/repetition.ts";
import type { Tally } from "#core/tally.ts";
import { topicKey, type UnansweredTopic } from "#core/unanswered.ts";
import type { UseCounts, Uses } from "#core/uses.ts";

/** What the first field of an end-of-shift file says. */
export const SHIFT_FORMAT = "replybook-shift";
/** The number of the format; a reader knows the one before too, and refuses all others. */
export const SHIFT_VERSION = 2;

/** What an agent hands over at the end of a shift: nothing a customer wrote, but topics that were masked and read first. */
export interface ShiftFile {
  readonly format: typeof SHIFT_FORMAT;
  readonly version: typeof SHIFT_VERSION;
  readonly made: Instant;
  /** The agent's initials. */
  readonly agent: string;
  /** Chosen by chance on each device, so that what two devices counted is added and what one handed over twice is not. */
  readonly device: string;
  /** The time zone the agent's device is set to. */
  readonly zone: string;
  /** The shift day that ran when the file was made (`2026-11-23`). */
  readonly day: string;
  /** Cases by shift day. */
  readonly tally: Tally["days"];
  /** Wordings used, by shift day and reference. */
  readonly uses: Uses;
  readonly receipts: Receipts;
  readonly unanswered: readonly UnansweredTopic[];
  readonly parked: readonly Omit<ParkedCase, "mark">[];
  readonly training: Progress;
  readonly drills: DrillTally;
  /** What is repeated when, by the key of each card. */
  readonly cards: RepetitionCards;
}

/** A value with the instant at which the file that holds it was made. */
export interface Dated<T> {
  readonly made: Instant;
  readonly value: T;
}

/** What the files of one agent and device say together. */
export interface AgentShift {
  readonly agent: string;
  readonly device: string;
  readonly last: Dated<Pick<ShiftFile, "zone" | "day" | "parked">>;
  readonly tally: Readonly<Record<string, Dated<number>>>;
  readonly uses: Readonly<Record<string, Dated<UseCounts>>>;
  readonly receipts: Receipts;
  readonly unanswered: Readonly<Record<string, UnansweredTopic>>;
  readonly training: Readonly<Record<string, Dated<LessonProgress>>>;
  readonly drills: Readonly<Record<string, Dated<DrillTally[string]>>>;
  readonly cards: Readonly<Record<string, Dated<RepetitionCard>>>;
}

/** What some files say together, by agent and device. */
export type Shifts = Readonly<Record<string, AgentShift>>;

/** What one file says. */
export function shiftsOf({ agent, device, made, ...file }: ShiftFile): Shifts {
  const dated = <T>(values: Readonly<Record<string, T>>) => eachValue(values, (value) => ({ made, value }));
  const { zone, day, parked, receipts } = file;
  return {
    [`${agent} ${device}`]: {
      agent,
      device,
      last: { made, value: { zone, day, parked } },
      tally: dated(file.tally),
      uses: dated(file.uses),
      receipts,
      unanswered: Object.fromEntries(file.unanswered.map((topic) => [topicKey(topic), topic])),
      training: dated(file.training),
      drills: dated(file.drills),
      cards: dated(file.cards),
    },
  };
}

function eachValue<T, U>(values: Readonly<Record<string, T>>, told: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, told(value)]));
}

/**
 * Both together, in whatever order and however often they are given: for each agent and device a day counts
 * once, as the newest file has it, and so does a lesson and a card; a receipt as the earliest has it.
 */
export function mergedShifts(a: Shifts, b: Shifts): Shifts {
  return merged(a, b, (one, other) => ({
    ...one,
    last: newer(one.last, other.last),
    tally: merged(one.tally, other.tally, newer),
    uses: merged(one.uses, other.uses, newer),
    receipts: merged(one.receipts, other.receipts, earlier),
    unanswered: merged(one.unanswered, other.unanswered, fuller),
    training: merged(one.training, other.training, newer),
    drills: merged(one.drills, other.drills, newer),
    cards: merged(one.cards, other.cards, newer),
  }));
}

type Joined<T> = (one: T, other: T) => T;

/** All keys of both; where both have one, `join` decides. */
function merged<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: Joined<T>,
): Record<string, T> {
  const both = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const known = both.get(key);
    both.set(key, known === undefined ? value : join(known, value));
  }
  return Object.fromEntries(both);
}

/** Of two files of one second the text decides, so that the order in which they come does not. */
function newer<T extends Dated<unknown>>(one: T, other: T): T {
  return compareInstants(one.made, other.made) > 0 ||
    (compareInstants(one.made, other.made) === 0 && canonicalJson(one) >= canonicalJson(other))
    ? one
    : other;
}

function earlier(one: Instant, other: Instant): Instant {
  const order = compareInstants(one, other);
  return order < 0 || (order === 0 && one <= other) ? one : other;
}

function fuller(one: UnansweredTopic, other: UnansweredTopic): UnansweredTopic {
  return canonicalJson(one) >= canonicalJson(other) ? one : other;
}
