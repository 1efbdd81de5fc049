import { clockFault } from "#core/clock.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import { isFollower } from "#core/follower.ts";
import {
  inEffect,
  type PlainRecord,
  type PublishRecord,
  publicationOf,
  standingPublications,
  type WithdrawRecord,
  waitingAt,
  waitingWithdrawalAt,
} from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import type { Version } from "#core/version.ts";
import {
  impossibleFault,
  neverPublished,
  planEmergency,
  refuse,
  usersWaitingFor,
} from "#core/withdrawal-emergency.ts";

/** How somebody asks to pull a text: another answer to use, or the reason why there is none. */
export interface WithdrawRequest {
  readonly use?: string;
  readonly why?: string;
  /** As typed. */
  readonly effective?: string;
  readonly by?: string;
  /** Whether a time that has passed means now (a pending change) or is refused (the command line). */
  readonly pending?: boolean;
  /** The reason of an emergency: what stands in the way is called off along with it. */
  readonly emergency?: string;
}

/** The records a request comes to, or the problem that stands in its way. */
export type PlannedRecords = Withdrawal | { readonly problem: Problem };

/** A planned withdrawal. */
export interface Withdrawal {
  readonly records: readonly (Omit<WithdrawRecord, "previous"> | Omit<PlainRecord, "previous">)[];
  /** Waiting versions of other entries that are called off along with an emergency. */
  readonly along?: readonly {
    readonly entry: Entry;
    readonly waiting: PublishRecord;
    readonly at: Instant;
  }[];
  /** Said to whoever withdraws. */
  readonly remarks?: readonly string[];
}

/** Plans a withdrawal. A version that waits for later is called off with it, so that it cannot bring the entry back. */
export function planWithdrawal(
  library: Library,
  entry: Entry,
  request: WithdrawRequest,
  now: Instant,
): PlannedRecords {
  if (request.emergency !== undefined)
    return planEmergency(library, entry, { ...request, emergency: request.emergency }, now);
  const zone = library.workspace.timeZone;
  const newest = inEffect(entry.history, now) ?? standingPublications(entry.history).at(-1);
  const impossible = impossibleFault(entry, now);
  if (impossible || !newest) return impossible ?? neverPublished(entry);
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  const other = waitingWithdrawalAt(entry.history, now);
  if (other)
    return refuse(
      entry,
      "A withdrawal is already waiting.",
      `Call it off with \`kb cancel ${entry.key} ${other.version}\`.`,
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
  const [user] = waiting ? usersWaitingFor(library, entry, waiting.version, now) : [];
  if (waiting && user)
    return refuse(
      entry,
      `Its version ${waiting.version} waits, and so does ${user.entry.key}, which uses it.`,
      `Call it off first with \`kb cancel ${entry.key} ${waiting.version}\`.`,
    );
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

/** What calling off comes to: records by entry, and the version whose note comes back with its draft. */
export interface Cancellation {
  readonly records: readonly { readonly entry: Entry; readonly record: Omit<PlainRecord, "previous"> }[];
  readonly draft?: PublishRecord;
}

/**
 * Plans to call off what waits: a version, with the versions that only follow it where it is a fragment's, or
 * a withdrawal.
 */
export function planCancellation(
  library: Library,
  entry: Entry,
  version: Version,
  { now, by }: { now: Instant; by?: string | undefined },
): Cancellation | { readonly problem: Problem } {
  const at = inZone(now, library.workspace.timeZone);
  const waiting = waitingAt(entry.history, now);
  const withdrawal = waitingWithdrawalAt(entry.history, now);
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  if (waiting?.version !== version) {
    if (withdrawal?.version !== version) return refuse(entry, ...notWaiting(entry, version, waiting));
    return { records: [{ entry, record: { record: "restore", at, by: by ?? withdrawal.by, version } }] };
  }
  const leader = leaderOf(library, entry, waiting, now);
  if (leader)
    return refuse(
      entry,
      `Version ${version} follows ${leader.key} ${leader.version}, which waits too.`,
      `Call that off with \`kb cancel ${leader.key} ${leader.version}\`, or publish with --replace.`,
    );
  const users = usersWaitingFor(library, entry, version, now);
  const stuck = users.find((user) => !isFollower(user.entry, user.waiting.version));
  if (stuck)
    return refuse(
      entry,
      `Version ${stuck.waiting.version} of ${stuck.entry.key} waits and uses it.`,
      `Call that off first with \`kb cancel ${stuck.entry.key} ${stuck.waiting.version}\`.`,
    );
  const late = users.map((user) => clockFault(user.entry, now)).find((problem) => problem !== undefined);
  if (late) return { problem: late };
  const called = [{ entry, waiting }, ...users];
  const records = called.map((one) => ({
    entry: one.entry,
    record: { record: "cancel" as const, at, by: by ?? one.waiting.by, version: one.waiting.version },
  }));
  return { records, draft: waiting };
}

function notWaiting(entry: Entry, version: Version, waiting: PublishRecord | undefined): [string, string] {
  const known = publicationOf(entry.history, version)
    ? "does not wait: it took effect or was called off"
    : "does not exist";
  return [
    `Version ${version} ${known}.`,
    waiting ? `Cancel ${waiting.version}.` : "Publish or roll back instead.",
  ];
}

/** The waiting version of a fragment that a waiting version only follows. */
function leaderOf(library: Library, entry: Entry, waiting: PublishRecord, now: Instant) {
  if (!isFollower(entry, waiting.version)) return undefined;
  const leaders = Object.entries(waiting.fragments).map(([id, version]) => ({
    key: `fragments/${id}`,
    version,
  }));
  return leaders.find(({ key, version }) => {
    const fragment = library.entries.get(key as EntryKey);
    return fragment !== undefined && waitingAt(fragment.history, now)?.version === version;
  });
}
