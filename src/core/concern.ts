import type { Channel } from "#core/channel.ts";
import type { Conflict } from "#core/conflict.ts";
import type { EntryKey, Kind } from "#core/entry.ts";
import { type History, standingPublications } from "#core/history.ts";
import { type Instant, instantOf, isBefore, laterOf } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Verb } from "#core/proposal.ts";
import type { PublishedVersion } from "#core/published.ts";
import { type Stretch, stretchesFrom } from "#core/stretch.ts";
import type { Version } from "#core/version.ts";
import { clockReaches } from "#core/wall-clock.ts";

/** A review is due soon so many days before its day. */
export const SOON_DAYS = 14;
/** An advisory is said to end so many days before it does. */
export const ENDING_DAYS = 7;

/** What somebody has to look after, one kind of row for each heading. `owner` is empty where there is none. */
export interface ConcernRows {
  readonly drafts: { id: EntryKey; owner: string; locales: readonly Locale[] };
  readonly overdueReviews: { id: EntryKey; owner: string; due: string };
  readonly reviewsDueSoon: { id: EntryKey; owner: string; due: string };
  readonly translationsBehind: {
    id: EntryKey;
    owner: string;
    locale: Locale;
    version: Version;
    follows: Version;
  };
  readonly scheduled: {
    id: EntryKey;
    owner: string;
    version: Version;
    effective: Instant;
    withdrawal?: true;
  };
  readonly endingAdvisories: { id: EntryKey; owner: string; until: Instant };
  readonly emergencies: {
    id: EntryKey;
    owner: string;
    version: Version;
    reason: string;
    since: Instant;
    withdrawal?: true;
  };
  readonly settingsDrift: { id: EntryKey; owner: string };
  readonly answersWithoutPhrases: { id: EntryKey; owner: string };
  /** `channels` are the ids of those that no reply reaches and on which nobody decided not to answer. */
  readonly channelsWithoutReply: { id: EntryKey; owner: string; channels: readonly string[] };
  /** Two answers whose phrases get in each other's way. */
  readonly conflicts: Conflict;
  /** A product that no live answer carries, or a fragment that none uses. */
  readonly orphans: { id: EntryKey; owner: string };
  /** `id` is absent for an idea about nothing that exists. */
  readonly proposals: {
    id?: EntryKey;
    owner: string;
    name: string;
    verb: Verb;
    at: Instant;
    suggestedBy?: string;
  };
  readonly acceptedFindings: { id: EntryKey; owner: string; rule: string; reason: string; until: string };
}

/** One of the headings. */
export type ConcernHeading = keyof ConcernRows;

/** From when until when something holds; open where one is absent. */
export interface Term {
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** Something to look after, as long as it is known to be so. */
export type Concern = {
  [H in ConcernHeading]: Term & { readonly heading: H; readonly row: ConcernRows[H] };
}[ConcernHeading];

/** An entry as far as its health is concerned. `version` reads one of its published versions. */
export interface WatchedEntry {
  readonly key: EntryKey;
  readonly kind: Kind;
  readonly history: History;
  readonly version: (version: Version) => Pick<PublishedVersion, "front" | "texts"> | undefined;
}

/** What concerns are judged by. `midnight` is the instant at which a day begins in the workspace's zone. */
export interface Watch {
  readonly channels: readonly Channel[];
  readonly sourceLocale: Locale;
  readonly timeZone: string;
  readonly midnight: (day: string) => Instant;
}

/** Whether something with a term holds at an instant. */
export function holdsAt({ from, until }: Term, at: Instant): boolean {
  return (from === undefined || !isBefore(at, from)) && (until === undefined || isBefore(at, until));
}

/** Who answers for an entry: the owner that its newest version names. */
export function ownerOf({ history, version }: WatchedEntry): string {
  return version(standingPublications(history).at(-1)?.version ?? "")?.front.owner ?? "";
}

/** A version while agents see it, with the stretch of time in which they do. */
export interface LiveVersion {
  readonly stretch: Stretch;
  readonly term: Term;
  readonly said: Pick<PublishedVersion, "front" | "texts">;
}

/** The versions that agents see from an instant on; one that is withdrawn is none. */
export function liveVersions({ history, version }: WatchedEntry, since: Instant): LiveVersion[] {
  const stretches = stretchesFrom(history, since);
  return stretches.flatMap((stretch, index) => {
    const said = stretch.isWithdrawn ? undefined : version(stretch.version);
    const from = isBefore(since, stretch.from) ? stretch.from : undefined;
    return said ? [{ stretch, said, term: { from, until: stretches[index + 1]?.from } }] : [];
  });
}

/** What concerns of one workspace are judged by; the instants of its midnights are worked out once. */
export function watchOf(
  { sourceLocale, timeZone }: { readonly sourceLocale: Locale; readonly timeZone: string },
  channels: Iterable<Channel>,
): Watch {
  const known = new Map<string, Instant>();
  const midnight = (day: string) => {
    const instant = known.get(day) ?? instantOf(clockReaches(day, 0, timeZone));
    known.set(day, instant);
    return instant;
  };
  return { channels: [...channels], sourceLocale, timeZone, midnight };
}

/** A concern as far as it lies within a term; undefined when it does not. */
export function within(concern: Concern, term: Term): Concern | undefined {
  const from = concern.from && term.from ? laterOf(concern.from, term.from) : (concern.from ?? term.from);
  const until = earlierOf(concern.until, term.until);
  return from && until && !isBefore(from, until) ? undefined : { ...concern, from, until };
}

function earlierOf(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && isBefore(b, a)) ? b : a;
}
