import type { Entry } from "#core/entry.ts";
import { correctionsOf } from "#core/history.ts";
import { type Instant, instantTwice, isBefore } from "#core/instant.ts";
import type { Library } from "#core/library.ts";

/** When the change note of a version was put right and by whom, a line each; what came after an instant is said to. */
export function correctionLines(
  { workspace }: Library,
  { history }: Entry,
  version: string,
  asOf?: Instant,
): string[] {
  return correctionsOf(history, version).map(({ at, by }) => {
    const later = asOf !== undefined && isBefore(asOf, at) ? "since then " : "";
    return `note ${later}corrected by ${by}, ${instantTwice(at, workspace.timeZone)}`;
  });
}
