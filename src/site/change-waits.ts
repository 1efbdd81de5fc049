import type { Change } from "#core/change.ts";
import { freshUntil } from "#core/fresh.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { listedChange } from "#core/listed-change.ts";
import { awaitsReceipt, isUnread, newReader } from "#core/unread.ts";
import type { ChangeLogPage } from "#site/change-log.ts";

/** Whether a change is a week old at most at an instant. */
function isFresh({ at }: Change, asOf: Instant): boolean {
  return !isBefore(asOf, at) && isBefore(asOf, freshUntil(at));
}

/** What a change asks of somebody who has read nothing yet: that is how the newest page is drawn. */
export function waitsFor(
  change: Change,
  replyLocale: string,
  asOf: Instant,
): "read" | "acknowledge" | undefined {
  const reader = newReader(replyLocale, asOf);
  const facts = listedChange(change);
  if (awaitsReceipt(facts, reader, asOf)) return "acknowledge";
  return isUnread(facts, reader, asOf) ? "read" : undefined;
}

/** Until when the newest page stands right for somebody who has read nothing: the next change takes effect, or the first of the new ones is new no more. */
export function holdsUntil(
  changes: readonly Change[],
  coming: readonly Change[],
  asOf: Instant,
): Pick<ChangeLogPage, "until"> {
  const turns = [...changes.filter((change) => isFresh(change, asOf)).map(({ at }) => freshUntil(at))];
  const until = [...coming.map(({ at }) => at), ...turns].sort(compareInstants)[0];
  return until === undefined ? {} : { until };
}
