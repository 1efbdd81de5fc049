import { type Instant, isBefore, laterOf } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { isSamePerson } from "#core/person.ts";
import { compareVersions, type Size, type Version } from "#core/version.ts";

/** What, why and do of a change in one language. `what` is one declarative sentence of at most 140 characters. */
export interface Note {
  readonly what: string;
  readonly why: string;
  readonly do: string;
}

/** A change note by language. */
export type Notes = Readonly<Record<Locale, Note>>;

interface RecordBase {
  readonly at: Instant;
  readonly by: string;
  readonly version: Version;
  readonly previous?: string;
}

/** A version came to be. `texts` says which source version each language follows; `fragments` pins shared wording. */
export interface PublishRecord extends RecordBase {
  readonly record: "publish";
  readonly kind: Size;
  readonly effective: Instant;
  readonly note: Notes;
  readonly texts: Readonly<Record<Locale, Version>>;
  readonly fragments: Readonly<Record<string, Version>>;
  /** Why a change that looked major is minor all the same. */
  readonly because?: string;
  readonly emergency?: { readonly reason: string };
  readonly acknowledge?: boolean;
  readonly suggestedBy?: string;
  readonly digest: string;
}

/** A text was pulled: from `effective` on, agents are sent to `use`, or told `why`. */
export interface WithdrawRecord extends RecordBase {
  readonly record: "withdraw";
  readonly effective?: Instant;
  readonly use?: string;
  readonly why?: string;
  /** Pulled by one person alone: listed until somebody approves it. */
  readonly emergency?: { readonly reason: string };
}

/** The wording of a version's change note was put right. */
export interface CorrectNoteRecord extends RecordBase {
  readonly record: "correct-note";
  readonly note: Notes;
}

/** A second person agreed, a waiting version was called off, a review was confirmed, or a withdrawal taken back. */
export interface PlainRecord extends RecordBase {
  readonly record: "approve" | "cancel" | "review" | "restore";
}

/** One line of an entry's append-only history. */
export type HistoryRecord = PublishRecord | WithdrawRecord | CorrectNoteRecord | PlainRecord;

/** All records of an entry, oldest first. */
export type History = readonly HistoryRecord[];

/** The publish records, in the order they were written. */
export function publicationsIn(history: History): PublishRecord[] {
  return history.filter((record): record is PublishRecord => record.record === "publish");
}

/** The publish record of a version, if the history has one. */
export function publicationOf(history: History, version: Version): PublishRecord | undefined {
  return publicationsIn(history).find((record) => record.version === version);
}

/** Whether a version was called off before it took effect. */
export function isCancelled(history: History, version: Version): boolean {
  return history.some((record) => record.record === "cancel" && record.version === version);
}

const standing = new WeakMap<History, readonly PublishRecord[]>();

/** The publications that were not called off, by rising effect (ties: as recorded). Most of what is asked of a history asks for them. */
export function standingPublications(history: History): PublishRecord[] {
  const known = standing.get(history) ?? standingIn(history);
  standing.set(history, known);
  return [...known];
}

function standingIn(history: History): PublishRecord[] {
  const cancelled = new Set(
    history.flatMap((record) => (record.record === "cancel" ? [record.version] : [])),
  );
  const left = publicationsIn(history).filter((record) => !cancelled.has(record.version));
  return left.sort((a, b) => millisOf(a.effective) - millisOf(b.effective));
}

/**
 * The version agents are meant to send at `at`: the publication with the greatest `effective ≤ at` among
 * those recorded by then and not called off (ties: the later record), unless the entry is withdrawn at `at`.
 */
export function inEffect(history: History, at: Instant): PublishRecord | undefined {
  return withdrawalAt(history, at) ? undefined : lastInEffect(history, at);
}

/** Like `inEffect`, but also for a withdrawn entry: the wording that last applied. */
export function lastInEffect(history: History, at: Instant): PublishRecord | undefined {
  const moment = millisOf(at);
  return standingPublications(history)
    .filter((record) => millisOf(record.at) <= moment && millisOf(record.effective) <= moment)
    .at(-1);
}

/** The instant a withdrawal begins: its effect, but never before it was recorded. */
export function withdrawnFrom(record: WithdrawRecord): Instant {
  return laterOf(record.at, record.effective ?? record.at);
}

/**
 * The withdrawal that holds at `at`, if any. It ends with a `restore` record, or with a version published
 * after it that takes effect no earlier than the withdrawal itself: a text recorded before it never comes
 * back by itself.
 */
export function withdrawalAt(history: History, at: Instant): WithdrawRecord | undefined {
  const moment = millisOf(at);
  let holding: WithdrawRecord | undefined;
  for (const record of history) {
    if (millisOf(record.at) > moment) continue;
    if (record.record === "withdraw" && millisOf(withdrawnFrom(record)) <= moment) holding = record;
    else if (record.record === "restore") holding = undefined;
    else if (record.record === "publish" && holding && endsWithdrawal(record, holding, history, moment))
      holding = undefined;
  }
  return holding;
}

function endsWithdrawal(
  record: PublishRecord,
  holding: WithdrawRecord,
  history: History,
  moment: number,
): boolean {
  const effective = millisOf(record.effective);
  return (
    effective <= moment &&
    effective >= millisOf(withdrawnFrom(holding)) &&
    !isCancelled(history, record.version)
  );
}

/** The version that is published but not yet in effect at `at`: at most one. */
export function waitingAt(history: History, at: Instant): PublishRecord | undefined {
  const moment = millisOf(at);
  return standingPublications(history).find(
    (record) => millisOf(record.at) <= moment && millisOf(record.effective) > moment,
  );
}

/** A withdrawal that is recorded but has not begun at `at`. */
export function waitingWithdrawalAt(history: History, at: Instant): WithdrawRecord | undefined {
  const moment = millisOf(at);
  let waiting: WithdrawRecord | undefined;
  for (const record of history) {
    if (record.record === "withdraw" && millisOf(withdrawnFrom(record)) > moment) waiting = record;
    else if (record.record === "restore") waiting = undefined;
  }
  return waiting;
}

/** The publication that stood before `version`: the one a reader compares it with. */
export function predecessorOf(history: History, version: Version): PublishRecord | undefined {
  const all = standingPublications(history);
  const index = all.findIndex((record) => record.version === version);
  return index > 0 ? all[index - 1] : undefined;
}

/** The corrections of a version's change note, in the order in which they were recorded. */
export function correctionsOf(history: History, version: Version): CorrectNoteRecord[] {
  return history.filter(
    (record): record is CorrectNoteRecord => record.record === "correct-note" && record.version === version,
  );
}

/** The change note of a version as it reads today: the published one with every correction applied. */
export function noteOf(history: History, version: Version): Notes {
  const published = publicationOf(history, version)?.note;
  return Object.assign({}, published, ...correctionsOf(history, version).map((record) => record.note));
}

/** Whether a second person has agreed to a version: somebody else than who published it. */
export function isApproved(history: History, version: Version): boolean {
  const record = publicationOf(history, version);
  return record !== undefined && isAgreed(history, record);
}

/** Whether somebody else than who wrote a record agreed to its version after it. */
export function isAgreed(history: History, record: HistoryRecord): boolean {
  return approverOf(history, record) !== undefined;
}

/** Who agreed to a record's version after it, first: anybody but who wrote it. */
export function approverOf(history: History, record: HistoryRecord): string | undefined {
  const later = history.slice(history.indexOf(record) + 1);
  const isApproval = ({ record: name, version, by }: HistoryRecord) =>
    name === "approve" && version === record.version && !isSamePerson(by, record.by);
  return later.find(isApproval)?.by;
}

const turning = new WeakMap<History, readonly Instant[]>();

/** Every instant at which something about an entry begins or ends, rising, each once. */
export function turningPoints(history: History): Instant[] {
  const known = turning.get(history) ?? turningIn(history);
  turning.set(history, known);
  return [...known];
}

function turningIn(history: History): Instant[] {
  const points = history.flatMap((record, index): Instant[] => {
    if (record.record === "publish")
      return isCancelled(history, record.version) ? [] : [laterOf(record.at, record.effective)];
    if (record.record === "withdraw") {
      const from = withdrawnFrom(record);
      const later = history.slice(index + 1);
      return later.some((other) => other.record === "restore" && isBefore(other.at, from)) ? [] : [from];
    }
    return record.record === "restore" ? [record.at] : [];
  });
  const byMoment = new Map(points.map((point) => [millisOf(point), point]));
  return [...byMoment].sort(([a], [b]) => a - b).map(([, point]) => point);
}

/**
 * Whether a language of a version does not say what the source says: a major version stands between the
 * one its text follows and this one. A minor source change never leaves a translation behind.
 */
export function isBehind(history: History, version: Version, locale: Locale): boolean {
  const follows = publicationOf(history, version)?.texts[locale];
  if (follows === undefined) return false;
  return standingPublications(history).some(
    (record) =>
      record.kind === "major" &&
      compareVersions(record.version, follows) > 0 &&
      compareVersions(record.version, version) <= 0,
  );
}

/** A stretch of time: from `from` on, until just before `until` (open when absent), one state holds. */
export interface EffectWindow {
  readonly from: Instant;
  readonly until?: Instant;
  /** The version in effect; absent while the entry is withdrawn. */
  readonly version?: Version;
}
