import { clockFault } from "#core/clock.ts";
import type { Entry, EntryKey, EntryText } from "#core/entry.ts";
import {
  type History,
  isBehind,
  lastInEffect,
  type PlainRecord,
  type PublishRecord,
  predecessorOf,
  publicationOf,
  publicationsIn,
  standingPublications,
  waitingAt,
  withdrawalAt,
} from "#core/history.ts";
import { compareInstants, type Instant, inZone, isBefore } from "#core/instant.ts";
import { fragmentsOf, type Library } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import type { PlanContext, PlannedVersion, Refusal } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { compareVersions, nextVersion, type Version } from "#core/version.ts";

/** A change of a fragment that entries have to follow: planned now, or published and waiting. */
export interface FragmentChange {
  readonly key: EntryKey;
  readonly id: string;
  readonly record: PlannedVersion["record"];
  /** Who agreed to it: what follows is agreed to with it. */
  readonly approvedBy?: string;
}

/** An entry that may have to follow, with everything planned so far. */
export interface User {
  readonly entry: Entry;
  /** Whether a version of its own is planned in place of the one that waits. */
  readonly isReplaced: boolean;
  readonly planned: readonly PlannedVersion[];
}

/**
 * The versions with which an entry follows changes of the fragments it uses: its published words with each
 * change's pin, kind, note and effect. A withdrawn entry follows nothing, since a new version would bring it
 * back. What cannot be followed, because another version of the entry waits, is held back.
 */
export function followers(
  context: PlanContext,
  { entry, isReplaced, planned }: User,
  changes: readonly FragmentChange[],
): { readonly versions: readonly PlannedVersion[] } | { readonly held: readonly Refusal[] } {
  const waiting = waitingAt(entry.history, context.now);
  const calledOff = isReplaced || context.request.replace ? waiting : undefined;
  const versions: PlannedVersion[] = [];
  const byEffect = (a: FragmentChange, b: FragmentChange) =>
    compareInstants(a.record.effective, b.record.effective);
  for (const change of [...changes].sort(byEffect)) {
    const before = [...planned, ...versions];
    const history = [...historyWith(entry, before), ...(calledOff ? [cancelOf(calledOff)] : [])];
    const newest = standingPublications(history).at(-1);
    const isGone = withdrawalAt(history, change.record.effective) !== undefined;
    const follows = newest !== undefined && changesPin(newest, change) && !isGone;
    const blocked = waiting && !isReplaced && isInTheWay(entry, waiting, change, context.now);
    if (blocked && !(calledOff && follows)) return held(change, waitingFault(entry, waiting, change));
    if (!follows) continue;
    const clock = clockFault(entry, context.now);
    if (clock) return held(change, clock);
    const other = before.find(
      ({ key, record }) => key === entry.key && isBefore(context.now, record.effective),
    );
    if (other && isBefore(context.now, change.record.effective))
      return held(change, waitsTwice(entry, [other.record.effective, change.record.effective]));
    const version = followerOf(context, { entry, planned: before, newest, history }, change);
    const replaces = calledOff && !isReplaced && versions.length === 0;
    versions.push(replaces ? { ...version, cancels: calledOff.version } : version);
  }
  return { versions };
}

function changesPin(
  { fragments }: Pick<PublishRecord, "fragments">,
  { id, record }: FragmentChange,
): boolean {
  return fragments[id] !== undefined && fragments[id] !== record.version;
}

/** Whether a change of a fragment touches an entry of which a version waits. */
function isInTheWay(entry: Entry, waiting: PublishRecord, change: FragmentChange, now: Instant): boolean {
  const current = withdrawalAt(entry.history, change.record.effective)
    ? undefined
    : lastInEffect(entry.history, now);
  return changesPin(waiting, change) || (current !== undefined && changesPin(current, change));
}

function held({ key }: FragmentChange, problem: Problem): { held: Refusal[] } {
  return { held: [{ key, problem }] };
}

function waitingFault(entry: Entry, waiting: PublishRecord, { key, id }: FragmentChange): Problem {
  const [message, fix] = waitingWords(entry, waiting);
  const said = `${message} It uses the fragment "${id}".`;
  return { file: key, rule: "version-waiting", severity: "error", message: said, fix };
}

/** What to say of an entry of which two versions would wait. */
export function waitsTwice({ key }: Entry, times: readonly Instant[]): Problem {
  return {
    file: key,
    rule: "version-waiting",
    severity: "error",
    message: `${key} would wait for ${times.join(" and for ")}.`,
    fix: "Publish one change now, and the other when that one has taken effect.",
  };
}

/** What to say of a version that waits, and the two ways on. */
export function waitingWords(entry: Entry, waiting: PublishRecord): [message: string, fix: string] {
  return [
    `Version ${waiting.version} of ${entry.key} waits for ${waiting.effective}.`,
    `Call it off with \`kb cancel ${entry.key} ${waiting.version}\`, or publish with --replace.`,
  ];
}

/** The records an entry will have once what is planned is written. */
export function historyWith(entry: Entry, planned: readonly PlannedVersion[]): History {
  const own = planned.filter(({ key }) => key === entry.key);
  if (own.length === 0) return entry.history;
  const cancelled = own.flatMap(({ cancels }) => {
    const record = publicationOf(entry.history, cancels ?? "");
    return record ? [cancelOf(record)] : [];
  });
  return [...entry.history, ...cancelled, ...own.map(({ record }) => ({ ...record, digest: "" }))];
}

function cancelOf({ at, by, version }: PublishRecord): PlainRecord {
  return { record: "cancel", at, by, version };
}

/** What a version that follows is made from. */
interface Base extends Omit<User, "isReplaced"> {
  readonly newest: PublishRecord;
  readonly history: History;
}

function followerOf({ library, now }: PlanContext, base: Base, change: FragmentChange): PlannedVersion {
  const { entry, planned, newest, history } = base;
  const { by, kind, effective, note, emergency, acknowledge } = change.record;
  const used = publicationsIn(history).map((record) => record.version);
  const version = nextVersion(used, kind);
  const source = plannedAs(entry, planned, newest.version);
  const fragments = { ...newest.fragments, [change.id]: change.record.version };
  return {
    key: entry.key,
    source: source?.source ?? newest.version,
    translates: source?.translates ?? {},
    isFollower: true,
    ...(change.approvedBy !== undefined && { approvedBy: change.approvedBy }),
    record: {
      record: "publish",
      at: inZone(now, library.workspace.timeZone),
      by,
      version,
      kind,
      effective,
      note,
      texts: followedTexts(library, base, { version, change, pins: fragments }),
      fragments,
      ...(emergency ? { emergency } : {}),
      ...(acknowledge ? { acknowledge: true } : {}),
    },
    remarks: [`follows the fragment ${change.id} ${change.record.version}`],
  };
}

function plannedAs(
  entry: Entry,
  planned: readonly PlannedVersion[],
  version: Version,
): PlannedVersion | undefined {
  return planned.find(({ key, record }) => key === entry.key && record.version === version);
}

/** A language follows along when its own words, the wordings it uses and what it says of this change are up to date. */
function followedTexts(
  library: Library,
  base: Base,
  { version, change, pins }: { version: Version; change: FragmentChange; pins: PublishRecord["fragments"] },
): Record<Locale, Version> {
  const { sourceLocale } = library.workspace;
  const texts = Object.entries(base.newest.texts).map(([locale, follows]) => {
    const used = pinsIn(textOf(base, locale), pins);
    const isLeftOut = change.record.kind === "major" && used[change.id] === undefined;
    const isLate =
      isLeftOut || areWordsBehind(base, locale) || wordingBehind(library, base.planned, used, locale);
    return [locale, isLate && locale !== sourceLocale ? follows : version] as const;
  });
  return Object.fromEntries(texts);
}

/** The text from which a language of the newest version was made. */
function textOf({ entry, planned, newest }: Base, locale: Locale): EntryText | undefined {
  const source = plannedAs(entry, planned, newest.version)?.source ?? newest.version;
  return source === "working" ? entry.working.get(locale) : entry.versions.get(source)?.texts.get(locale);
}

/** The pinned fragments that one language's text uses. */
export function pinsIn(
  text: EntryText | undefined,
  pins: PublishRecord["fragments"],
): PublishRecord["fragments"] {
  const used = fragmentsOf(text ? [text] : []);
  return Object.fromEntries(Object.entries(pins).filter(([id]) => used.includes(id)));
}

/**
 * Whether a language's own words are behind, and not only a wording they use: after the version they say they
 * follow stands a major one that changed the entry itself, or a fragment that this language does not use.
 */
function areWordsBehind(base: Base, locale: Locale): boolean {
  const { entry, newest, history } = base;
  if (!isBehind(history, newest.version, locale)) return false;
  const text = textOf(base, locale);
  const follows = text?.front.translates;
  if (follows === undefined || follows === "next") return true;
  const used = new Set(fragmentsOf(text ? [text] : []));
  return standingPublications(history).some(
    (record) =>
      record.kind === "major" &&
      compareVersions(record.version, follows) > 0 &&
      compareVersions(record.version, newest.version) <= 0 &&
      !(followsOnly(entry, base.planned, record) ?? [""]).every((id) => used.has(id)),
  );
}

/** The fragments that a version did nothing but follow, planned ones included; undefined when it has words of its own. */
function followsOnly(
  entry: Entry,
  planned: readonly PlannedVersion[],
  { version, fragments }: PublishRecord,
): string[] | undefined {
  const own = plannedAs(entry, planned, version);
  if (own ? !own.isFollower : !isFollower(entry, version)) return undefined;
  const before = predecessorOf(historyWith(entry, planned), version)?.fragments ?? {};
  return Object.keys(fragments).filter((id) => fragments[id] !== before[id]);
}

/** Whether a version only followed a fragment: the words of the version before it with another pin. */
export function isFollower(entry: Entry, version: Version): boolean {
  const record = publicationOf(entry.history, version);
  const before = predecessorOf(entry.history, version);
  const [own, theirs] = [
    entry.versions.get(version)?.texts,
    entry.versions.get(before?.version ?? "")?.texts,
  ];
  if (!record || !before || !own || own.size !== theirs?.size) return false;
  const isRepinned = Object.keys(record.fragments).some(
    (id) => record.fragments[id] !== before.fragments[id],
  );
  return isRepinned && [...own].every(([locale, text]) => theirs.get(locale)?.source === text.source);
}

/** The fragment among some pinned ones whose wording in a language is missing or behind; undefined when none is. */
export function wordingBehind(
  library: Library,
  planned: readonly PlannedVersion[],
  pins: PublishRecord["fragments"],
  locale: Locale,
): string | undefined {
  return Object.entries(pins).find(([id, version]) => {
    const fragment = library.entries.get(`fragments/${id}`);
    if (!fragment) return false;
    const history = historyWith(fragment, planned);
    const record = publicationOf(history, version);
    return record !== undefined && (record.texts[locale] === undefined || isBehind(history, version, locale));
  })?.[0];
}

/** The version of a fragment that holds at an instant, planned ones included; undefined when none does. */
export function fragmentAt(
  library: Library,
  planned: readonly PlannedVersion[],
  id: string,
  at: Instant,
): Version | undefined {
  const fragment = library.entries.get(`fragments/${id}`);
  const history = fragment ? historyWith(fragment, planned) : [];
  if (withdrawalAt(history, at)) return undefined;
  const standing = standingPublications(history);
  return standing.filter(({ effective }) => compareInstants(effective, at) <= 0).at(-1)?.version;
}
