import { type Instant, isInstant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** When somebody looked through the changes: the last moment, and where their look before that one ended. */
export interface Looks {
  readonly last?: Instant;
  readonly before?: Instant;
}

/** A look that goes on within so much time is the same look. */
const SAME_LOOK = 30 * 60_000;

/** The looks once somebody looks at `now`. */
export function lookedAt({ last, before }: Looks, now: Instant): Looks {
  const isSame = last !== undefined && millisOf(now) - millisOf(last) < SAME_LOOK;
  const kept = isSame ? before : last;
  return { last: now, ...(kept !== undefined && { before: kept }) };
}

/** Looks from what a device kept; whatever is none is left out. */
export function looksFrom(kept: unknown): Looks {
  const { last, before } = Object(kept) as Partial<Record<keyof Looks, unknown>>;
  return { ...(isInstant(last) && { last }), ...(isInstant(before) && { before }) };
}
