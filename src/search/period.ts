import { type Instant, isBefore } from "#core/instant.ts";

/** A stretch of time; open where an end is absent. */
export interface Period {
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
}

const OPEN = "..";

/** A period as one word, written like an ISO 8601-2 interval: `../2026-11-23T02:00:00Z`, and `../..` for always. */
export function periodText({ from, until }: Period): string {
  return `${from ?? OPEN}/${until ?? OPEN}`;
}

/** Whether an instant lies in a period that was written as one word; its last instant is no part of it. */
export function isWithin(text: string, now: Instant): boolean {
  const [from = OPEN, until = OPEN] = text.split("/");
  return (from === OPEN || !isBefore(now, from)) && (until === OPEN || isBefore(now, until));
}
