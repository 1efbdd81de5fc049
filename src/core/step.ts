import {
  type History,
  isBehind,
  type PlainRecord,
  type PublishRecord,
  standingPublications,
  type WithdrawRecord,
  withdrawalAt,
  withdrawnFrom,
} from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";

/** A version took effect, or will. */
export interface PublishStep {
  readonly type: "published";
  readonly at: Instant;
  readonly record: PublishRecord;
  /** The version before; absent when this is the first. */
  readonly before?: Version;
  /** A silent one: a minor version. */
  readonly isSmall: boolean;
  /** The languages whose text says again what the source says: their readers are told even of a small step. */
  readonly caughtUp: readonly Locale[];
}

/** An entry was withdrawn, or came back. */
export type EndStep =
  | { readonly type: "withdrawn"; readonly at: Instant; readonly record: WithdrawRecord }
  | { readonly type: "restored"; readonly at: Instant; readonly record: PlainRecord };

/** A step of an entry's life that readers may be told of. */
export type Step = PublishStep | EndStep;

/** Every step of a history that took or will take effect; what was called off before is none. In no particular order. */
export function stepsOf(history: History): Step[] {
  return [...publishSteps(history), ...endSteps(history)];
}

function publishSteps(history: History): PublishStep[] {
  const standing = standingPublications(history);
  return standing.map((record, index) => {
    const before = standing[index - 1]?.version;
    const behind = (version: Version, locale: Locale) => isBehind(history, version, locale);
    return {
      type: "published",
      at: record.effective,
      record,
      ...(before !== undefined && { before }),
      isSmall: record.kind === "minor",
      caughtUp: Object.keys(record.texts).filter(
        (locale) => before !== undefined && behind(before, locale) && !behind(record.version, locale),
      ),
    };
  });
}

function endSteps(history: History): EndStep[] {
  return history.flatMap((record, index): EndStep[] => {
    if (record.record === "withdraw") {
      const at = withdrawnFrom(record);
      const later = history.slice(index + 1);
      const isTakenBack = later.some((other) => other.record === "restore" && isBefore(other.at, at));
      return isTakenBack ? [] : [{ type: "withdrawn", at, record }];
    }
    if (record.record !== "restore") return [];
    const wasWithdrawn = withdrawalAt(history.slice(0, index), record.at) !== undefined;
    return wasWithdrawn ? [{ type: "restored", at: record.at, record }] : [];
  });
}

/** When readers were or will be told of something: major versions and withdrawals; small corrections are silent. */
export function toldInstants(history: History): Instant[] {
  return stepsOf(history).flatMap((step) => {
    const isLoud = step.type === "withdrawn" || (step.type === "published" && !step.isSmall);
    return isLoud ? [step.at] : [];
  });
}
