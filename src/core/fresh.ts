import { type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const WEEK = 7 * 86_400_000;

/** How long a change counts as one. */
export function freshUntil(changed: Instant): Instant {
  return instantOf(millisOf(changed) + WEEK);
}
