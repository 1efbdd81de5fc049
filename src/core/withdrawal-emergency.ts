import type { Entry } from "#core/entry.ts";
import {
  inEffect,
  type PublishRecord,
  standingPublications,
  waitingAt,
  waitingWithdrawalAt,
  withdrawalAt,
} from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore, laterOf } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import type { Version } from "#core/version.ts";
import type { Withdrawal, WithdrawRequest } from "#core/withdrawal.ts";

/**
 * Plans a withdrawal in an emergency. Only what is impossible is refused: whatever waits in the way is called off
 * along with it, an answer that is not in effect is not sent to, and a clock that is behind the last record does
 * not hold it up. Everything that was done otherwise than asked is in the remarks.
 */
export function planEmergency(
  library: Library,
  entry: Entry,
  request: WithdrawRequest & { readonly emergency: string },
  now: Instant,
): Withdrawal | { readonly problem: Problem } {
  const { history } = entry;
  const newest = inEffect(history, now) ?? standingPublications(history).at(-1);
  const impossible = impossibleFault(entry, now);
  if (impossible || !newest) return impossible ?? neverPublished(entry);
  const at = recordable(library, entry, now);
  const by = request.by ?? sourceTextOf(library, entry)?.front.owner ?? newest.by;
  const [waiting, other] = [waitingAt(history, now), waitingWithdrawalAt(history, now)];
  const along = waiting
    ? usersWaitingFor(library, entry, waiting.version, now).map((user) => ({
        ...user,
        at: recordable(library, user.entry, now),
      }))
    : [];
  const instead = insteadOf(library, entry, request, now);
  const time = timeOf(library, request, at);
  return {
    records: [
      ...(other ? [{ record: "restore" as const, at, by, version: other.version }] : []),
      ...(waiting ? [{ record: "cancel" as const, at, by, version: waiting.version }] : []),
      {
        record: "withdraw",
        at,
        by,
        version: newest.version,
        effective: time.effective,
        ...instead.words,
        emergency: { reason: request.emergency },
      },
    ],
    along,
    remarks: [
      ...(isBefore(now, at) ? [`this machine's clock is behind: it is recorded at ${at}`] : []),
      ...(other ? [`the withdrawal that waited for ${other.effective ?? other.at} is called off`] : []),
      ...(waiting ? [`version ${waiting.version}, which waited, is called off`] : []),
      ...along.map(
        (user) =>
          `version ${user.waiting.version} of ${user.entry.key}, which waited and uses it, is called off`,
      ),
      ...instead.remarks,
      ...time.remarks,
    ],
  };
}

/** Records rise in time, so none is written before the last one. */
function recordable({ workspace }: Library, { history }: Entry, now: Instant): Instant {
  const last = history.at(-1);
  return inZone(last ? laterOf(now, last.at) : now, workspace.timeZone);
}

/** What agents are told: another entry where it is in effect, else why. */
function insteadOf(
  library: Library,
  entry: Entry,
  { use, why, emergency }: WithdrawRequest,
  now: Instant,
): { words: { use?: string; why?: string }; remarks: string[] } {
  if (use === undefined) return { words: { why: why ?? emergency ?? "" }, remarks: [] };
  const target = library.entries.get(`${entry.kind}/${use}`);
  if (target && target !== entry && inEffect(target.history, now))
    return { words: { use, ...(why && { why }) }, remarks: [] };
  return {
    words: { why: why ?? emergency ?? "" },
    remarks: [`"${use}" is not in effect, so agents are told why instead of being sent there`],
  };
}

/** From when: now where no time to come is given. */
function timeOf(
  { workspace }: Library,
  { effective }: WithdrawRequest,
  at: Instant,
): { effective: Instant; remarks: string[] } {
  const asked = effective === undefined ? at : instantFrom(effective, workspace.timeZone);
  if (asked && !isBefore(asked, at)) return { effective: asked, remarks: [] };
  return { effective: at, remarks: [`"${effective}" is no time to come, so it holds from now on`] };
}

/** Why an entry cannot be withdrawn at all; undefined when it can. */
export function impossibleFault(entry: Entry, now: Instant): { problem: Problem } | undefined {
  if (standingPublications(entry.history).length === 0) return neverPublished(entry);
  if (!withdrawalAt(entry.history, now)) return undefined;
  return refuse(entry, "It is withdrawn already.", "Publish or roll it back to bring it back.");
}

/** What to say of an entry that nobody has ever seen. */
export function neverPublished(entry: Entry): { problem: Problem } {
  return refuse(entry, "It was never published.", "Delete its folder instead.");
}

/** The entries of which a version waits that uses a waiting version of a fragment. */
export function usersWaitingFor(
  library: Library,
  { kind, id }: Entry,
  version: Version,
  now: Instant,
): { entry: Entry; waiting: PublishRecord }[] {
  if (kind !== "fragments") return [];
  return [...library.entries.values()].flatMap((entry) => {
    const waiting = waitingAt(entry.history, now);
    return waiting?.fragments[id] === version ? [{ entry, waiting }] : [];
  });
}

/** A problem that stands in the way of a withdrawal or of calling something off. */
export function refuse(entry: Entry, message: string, fix: string): { problem: Problem } {
  return { problem: { file: entry.key, rule: "wrong-value", severity: "error", message, fix } };
}
