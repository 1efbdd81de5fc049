import {
  type History,
  type HistoryRecord,
  type Notes,
  noteOf,
  publicationOf,
  withdrawnFrom,
} from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Version } from "#core/version.ts";

/** A change that was announced and taken back before it took effect. */
export interface CalledOff {
  readonly type: "published" | "withdrawn";
  readonly version: Version;
  /** When it was to take effect. */
  readonly at: Instant;
  /** When it was recorded, and when it was called off. */
  readonly recorded: Instant;
  readonly ended: Instant;
  /** What / why / do of a version; empty for a withdrawal. */
  readonly note: Notes;
}

/** What was called off in a history, in the order in which that was recorded. */
export function calledOffIn(history: History): CalledOff[] {
  return history.flatMap((record, index) => {
    if (record.record === "cancel") return cancelledBy(history, record);
    return record.record === "restore" ? takenBackBy(history.slice(0, index), record) : [];
  });
}

function cancelledBy(history: History, { version, at: ended }: HistoryRecord): CalledOff[] {
  const record = publicationOf(history, version);
  if (!record) return [];
  const { effective, at } = record;
  return [{ type: "published", version, at: effective, recorded: at, ended, note: noteOf(history, version) }];
}

/** The withdrawals that a restoration took back before they began. */
function takenBackBy(before: History, { at: ended }: HistoryRecord): CalledOff[] {
  const since = before.slice(before.findLastIndex(({ record }) => record === "restore") + 1);
  return since.flatMap((record): CalledOff[] => {
    if (record.record !== "withdraw" || !isBefore(ended, withdrawnFrom(record))) return [];
    const { version, at } = record;
    return [{ type: "withdrawn", version, at: withdrawnFrom(record), recorded: at, ended, note: {} }];
  });
}
