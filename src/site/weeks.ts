import { compareInstants, isBefore } from "#core/instant.ts";
import { toldIn } from "#core/status.ts";
import { type WeekLog, weekLog } from "#core/week.ts";
import { buildNow } from "#site/clock.ts";
import type { SiteLibrary } from "#site/library.ts";

const WEEKS_SHOWN = 8;

const made = new WeakMap<SiteLibrary, WeekLog>();

/**
 * How much changed week by week in the team's zone, up to the week of the last change, and the changes to
 * come: of answers, product notes and advisories, small corrections left out. Wording that answers share
 * counts in the answers. Counted once for all pages.
 */
export function changesPerWeek(library: SiteLibrary): WeekLog {
  const log = made.get(library) ?? logOf(library);
  made.set(library, log);
  return log;
}

function logOf(library: SiteLibrary): WeekLog {
  const now = buildNow();
  const instants = toldIn([...library.entries.values()]).sort(compareInstants);
  const last = instants.findLast((at) => !isBefore(now, at)) ?? now;
  return weekLog(instants, last, library.workspace.timeZone, WEEKS_SHOWN);
}
