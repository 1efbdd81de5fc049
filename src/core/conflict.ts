import type { Concern, Watch } from "#core/concern.ts";
import { dayAfter } from "#core/day.ts";
import type { EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";

/** The rules that speak of two answers whose phrases get in each other's way. */
export const CONFLICT_RULES = ["duplicate-phrase", "confusable-answers"] as const;
/** One of those rules. */
export type ConflictRule = (typeof CONFLICT_RULES)[number];

/** A phrase of an answer, and what the other answer has that is the same or close to it. */
export interface Contested {
  readonly of: EntryKey;
  readonly phrase: string;
  readonly locale: Locale;
  /** A phrase of the other one, or its title or shortcut where that says the same. */
  readonly like: string;
}

/** Two answers that a customer's words lead to alike. */
export interface Conflict {
  readonly rule: ConflictRule;
  /** The answer of which the greater share is contested. */
  readonly id: EntryKey;
  readonly owner: string;
  readonly other: EntryKey;
  readonly otherOwner: string;
  /** How much of the phrases of `id` is contested, from 0 to 1. */
  readonly share: number;
  readonly phrases: readonly Contested[];
}

/** A conflict as long as both answers are known to say so. */
export interface KnownConflict {
  readonly conflict: Conflict;
  readonly until?: Instant | undefined;
}

/** What the owner of an answer accepts of a rule until the end of a day. */
interface Accepted {
  readonly id: EntryKey;
  readonly rule: string;
  readonly until: string;
}

/** Conflicts as concerns: one that either owner accepts concerns somebody again when the day of that is over. */
export function conflictConcerns(
  known: readonly KnownConflict[],
  accepted: readonly Accepted[],
  { midnight }: Pick<Watch, "midnight">,
): Concern[] {
  return known.map(({ conflict, until }): Concern => {
    const days = accepted.filter(({ id, rule }) => rule === conflict.rule && isPartOf(conflict, id));
    const last = days
      .map((allowance) => allowance.until)
      .sort()
      .at(-1);
    const from = last === undefined ? undefined : midnight(dayAfter(last, 1));
    return { heading: "conflicts", row: conflict, from, until };
  });
}

function isPartOf({ id, other }: Conflict, key: EntryKey): boolean {
  return key === id || key === other;
}
