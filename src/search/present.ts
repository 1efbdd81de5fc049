import type { Instant } from "#core/instant.ts";
import { STATE } from "#search/head.ts";
import type { Opened } from "#search/opened.ts";

/** The version of an answer that holds. */
export interface PresentRecord {
  readonly number: number;
  readonly isWithdrawn: boolean;
}

/** Which version of each answer holds at an instant. */
export interface Present {
  /** By the name the message model knows an answer by; undefined where none holds. */
  recordOf(name: string): PresentRecord | undefined;
}

/** What holds at an instant. */
export function presentAt({ records }: Opened, now: Instant): Present {
  const states = records.statesAt(now);
  const held = new Map<number, number>();
  for (const [record, state] of states.entries())
    if (state !== STATE.absent) held.set(records.documents[record] ?? 0, record);
  return {
    recordOf: (name) => {
      const number = held.get(Number(name));
      return number === undefined ? undefined : { number, isWithdrawn: states[number] === STATE.withdrawn };
    },
  };
}
