import type { Entry } from "#core/entry.ts";
import { isFollower } from "#core/follower.ts";
import { withdrawnFrom } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { isSamePerson } from "#core/person.ts";
import type { Withdrawal } from "#core/withdrawal.ts";
import type { Publication } from "#store/publication.ts";

/**
 * Adds a planned withdrawal to a publication, with the versions of other entries that are called off along with
 * it: their own words come back as drafts with their notes. An emergency may have its second person already.
 * Returns the instant from which the entry is withdrawn, and what is to be said.
 */
export function addWithdrawal(
  publication: Publication,
  entry: Entry,
  planned: Withdrawal,
  approvedBy?: string,
): { from: Instant; remarks: readonly string[] } {
  for (const record of planned.records) publication.addRecord(entry.key, record);
  const withdraw = planned.records.find((record) => record.record === "withdraw");
  if (!withdraw) throw new Error(`the withdrawal of ${entry.key} was planned without its record`);
  for (const { entry: user, waiting, at } of planned.along ?? []) {
    publication.addRecord(user.key, { record: "cancel", at, by: withdraw.by, version: waiting.version });
    if (!isFollower(user, waiting.version)) publication.bringBack(user, waiting);
  }
  if (withdraw.emergency && approvedBy !== undefined && !isSamePerson(approvedBy, withdraw.by)) {
    const { at, version } = withdraw;
    publication.addRecord(entry.key, { record: "approve", at, by: approvedBy, version });
  }
  return { from: withdrawnFrom(withdraw), remarks: planned.remarks ?? [] };
}
