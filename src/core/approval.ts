import { clockFault } from "#core/clock.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import { isFollower } from "#core/follower.ts";
import {
  type History,
  isAgreed,
  isCancelled,
  type PlainRecord,
  type PublishRecord,
  publicationOf,
  type WithdrawRecord,
  withdrawnFrom,
} from "#core/history.ts";
import { type Instant, inZone, isBefore } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import { isSamePerson } from "#core/person.ts";
import { isFragment, refuse } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { ownChange } from "#core/second-person.ts";
import type { Version } from "#core/version.ts";

/** What a second person may agree to: a version, or a withdrawal in an emergency. */
export type Approvable = PublishRecord | WithdrawRecord;

/** The emergencies of an entry that nobody else has agreed to yet, oldest first: they stay listed until then. */
export function emergenciesIn(history: History): Approvable[] {
  return approvablesIn(history).filter((record) => record.emergency && !isAgreed(history, record));
}

/** The versions and emergency withdrawals that took or will take effect. */
function approvablesIn(history: History): Approvable[] {
  return history.filter((record, index): record is Approvable => {
    if (record.record === "publish") return !isCancelled(history, record.version);
    if (record.record !== "withdraw" || !record.emergency) return false;
    const from = withdrawnFrom(record);
    return !history.slice(index + 1).some((other) => other.record === "restore" && isBefore(other.at, from));
  });
}

/** What approving comes to: a record for each entry, those that follow an approved fragment included. */
export interface Approval {
  readonly records: readonly { readonly key: EntryKey; readonly record: Omit<PlainRecord, "previous"> }[];
  /** What is agreed to in the entry itself. */
  readonly agreed: readonly Approvable[];
}

/** Plans the approval of a version and of an emergency withdrawal that names it, whichever still wait for one. */
export function planApproval(
  library: Library,
  entry: Entry,
  version: Version,
  { now, by: named }: { now: Instant; by?: string | undefined },
): Approval | { readonly problem: Problem } {
  if (!publicationOf(entry.history, version) || isCancelled(entry.history, version))
    return refuse(entry.key, "wrong-value", ...unknownWords(entry, version));
  const by = named ?? sourceTextOf(library, entry)?.front.owner ?? "unknown";
  const followers = isFragment(entry.key) ? followersOf(library, entry, version) : [];
  const open = openIn(entry, version);
  const waiting = [{ entry, version, open }, ...followers].filter((one) => one.open.length > 0);
  if (waiting.length === 0)
    return refuse(
      entry.key,
      "wrong-value",
      `Version ${version} is approved already.`,
      "Nothing needs to be done.",
    );
  const others = waiting.filter((one) => one.open.some((record) => !isSamePerson(record.by, by)));
  if (others.length === 0) return ownChange(entry.key, by);
  const late = others.map((one) => clockFault(one.entry, now)).find((problem) => problem !== undefined);
  if (late) return { problem: late };
  const at = inZone(now, library.workspace.timeZone);
  return {
    records: others.map((one) => ({
      key: one.entry.key,
      record: { record: "approve", at, by, version: one.version },
    })),
    agreed: open.filter((record) => !isSamePerson(record.by, by)),
  };
}

/** What of a version waits for a second person: emergencies before an ordinary publication. */
function openIn({ history }: Entry, version: Version): Approvable[] {
  return approvablesIn(history).filter((record) => record.version === version && !isAgreed(history, record));
}

/** The versions that did nothing but follow a version of a fragment. */
function followersOf(library: Library, { id }: Entry, version: Version) {
  return [...library.entries.values()].flatMap((entry) => {
    const records = approvablesIn(entry.history).filter(
      (record) =>
        record.record === "publish" && record.fragments[id] === version && isFollower(entry, record.version),
    );
    return records.map((record) => ({
      entry,
      version: record.version,
      open: isAgreed(entry.history, record) ? [] : [record],
    }));
  });
}

function unknownWords({ key, history }: Entry, version: Version): [message: string, fix: string] {
  const isGone = publicationOf(history, version) !== undefined;
  return [
    `Version ${version} of ${key} ${isGone ? "was called off" : "does not exist"}.`,
    "See `kb as-of` for the versions there are.",
  ];
}
