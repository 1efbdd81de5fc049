import type { Entry } from "#core/entry.ts";
import {
  inEffect,
  type PlainRecord,
  standingPublications,
  type WithdrawRecord,
  waitingAt,
  waitingWithdrawalAt,
  withdrawalAt,
} from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

/** How somebody asks to pull a text: another answer to use, or the reason why there is none. */
export interface WithdrawRequest {
  readonly use?: string;
  readonly why?: string;
  /** As typed. */
  readonly effective?: string;
  readonly by?: string;
  /** Whether a time that has passed means now (a pending change) or is refused (the command line). */
  readonly pending?: boolean;
}

/** The records a request comes to, or the problem that stands in its way. */
export type PlannedRecords =
  | { readonly records: readonly (Omit<WithdrawRecord, "previous"> | Omit<PlainRecord, "previous">)[] }
  | { readonly problem: Problem };

/** Plans a withdrawal. A version that waits for later is called off with it, so that it cannot bring the entry back. */
export function planWithdrawal(
  library: Library,
  entry: Entry,
  request: WithdrawRequest,
  now: Instant,
): PlannedRecords {
  const zone = library.workspace.timeZone;
  const newest = inEffect(entry.history, now) ?? standingPublications(entry.history).at(-1);
  if (!newest) return refuse(entry, "It was never published.", "Delete its folder instead.");
  if (withdrawalAt(entry.history, now))
    return refuse(entry, "It is withdrawn already.", "Publish or roll it back to bring it back.");
  if (waitingWithdrawalAt(entry.history, now))
    return refuse(
      entry,
      "A withdrawal is already waiting.",
      `Call it off with \`kb cancel ${entry.key} ${newest.version}\`.`,
    );
  const target = request.use === undefined ? undefined : library.entries.get(`${entry.kind}/${request.use}`);
  if (
    request.use !== undefined &&
    (target === undefined || !inEffect(target.history, now) || target === entry)
  ) {
    return refuse(
      entry,
      `"${request.use}" is not in effect, so nobody could use it instead.`,
      "Name an entry that is in effect, or say --why.",
    );
  }
  if (request.use === undefined && request.why === undefined)
    return refuse(
      entry,
      "Neither another entry to use nor a reason is given.",
      "Name one with use, or say why.",
    );
  const effective =
    request.effective === undefined ? inZone(now, zone) : instantFrom(request.effective, zone);
  if (!effective)
    return refuse(entry, `"${request.effective}" is no time.`, "Write it like 2026-11-23T09:00.");
  if (isBefore(effective, now) && request.effective !== undefined && !request.pending)
    return refuse(entry, `The time ${request.effective} has passed.`, "Give a time to come, or none.");
  const at = inZone(now, zone);
  const by = request.by ?? sourceTextOf(library, entry)?.front.owner ?? newest.by;
  const { use, why } = request;
  const waiting = waitingAt(entry.history, now);
  const called = waiting ? [{ record: "cancel" as const, at, by, version: waiting.version }] : [];
  const withdraw = {
    record: "withdraw" as const,
    at,
    by,
    version: newest.version,
    effective: isBefore(effective, now) ? at : effective,
    ...(use && { use }),
    ...(why && { why }),
  };
  return { records: [...called, withdraw] };
}

function refuse(entry: Entry, message: string, fix: string): { problem: Problem } {
  return { problem: { file: entry.key, rule: "wrong-value", severity: "error", message, fix } };
}
