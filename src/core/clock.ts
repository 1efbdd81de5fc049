import type { Entry } from "#core/entry.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";

/** Why nothing may be recorded now: records rise in time, and the last one lies in what is still to come here. */
export function clockFault({ key, history }: Entry, now: Instant): Problem | undefined {
  const last = history.at(-1);
  if (!last || !isBefore(now, last.at)) return undefined;
  return {
    file: key,
    rule: "history-out-of-order",
    severity: "error",
    message: `It is ${now} here, but the last record of ${key} was written at ${last.at}.`,
    fix: "Put this machine's clock right, then try again.",
  };
}
