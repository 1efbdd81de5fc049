import type { Attachment } from "#core/attachment.ts";
import type { Channel } from "#core/channel.ts";
import type { Front, FrozenSettings, Kind } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import {
  inEffect,
  isBehind,
  lastInEffect,
  type PublishRecord,
  predecessorOf,
  standingPublications,
  turningPoints,
  type WithdrawRecord,
  waitingAt,
  withdrawalAt,
} from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type Body, type Moment, momentsFor, type Reply, repliesOf, variantsFor } from "#core/reply.ts";
import type { Version } from "#core/version.ts";
import type { NeverSend } from "#core/workspace.ts";

/** One language of a version as readers see it: fragments are in the wording that was pinned. */
export interface PublishedText {
  readonly title: string;
  readonly summary?: string;
  readonly phrases: readonly string[];
  readonly body: Body;
}

/** A version as plain data: what a page carries and `/api/v1/answers/ID/VERSION.json` holds. */
export interface PublishedVersion {
  readonly version: Version;
  readonly front: Omit<Front, "change" | "title" | "phrases">;
  readonly texts: Readonly<Record<Locale, PublishedText>>;
  readonly settings: FrozenSettings;
  /** The files it hands out, by name; absent when there are none. */
  readonly files?: Readonly<Record<string, Attachment>>;
}

/** An entry as plain data: its records and those versions that were not called off. */
export interface PublishedEntry {
  readonly kind: Kind;
  readonly id: string;
  readonly history: History;
  readonly versions: Readonly<Record<Version, PublishedVersion>>;
}

/** The teams an entry is for, as its newest version says; undefined means all. */
export function publishedTeams({ history, versions }: PublishedEntry): readonly string[] | undefined {
  return versions[standingPublications(history).at(-1)?.version ?? ""]?.front.teams;
}

/** The ids that an entry had before it was renamed, as all its versions tell them. */
export function formerIdsOf({ versions }: PublishedEntry): string[] {
  return Object.values(versions).flatMap(({ front }) => front.formerly);
}

/** What holds for an entry at an instant. */
export interface EntryState {
  /** The version in effect, or the last one while the entry is withdrawn; absent before its first effect. */
  readonly record?: PublishRecord;
  readonly previous?: PublishRecord;
  readonly waiting?: PublishRecord;
  readonly withdrawal?: WithdrawRecord;
}

/** The state of an entry at `at`, decided alike in the build, the command line and the browser. */
export function stateAt(history: History, at: Instant): EntryState {
  const withdrawal = withdrawalAt(history, at);
  const record = withdrawal ? lastInEffect(history, at) : inEffect(history, at);
  const previous = record && predecessorOf(history, record.version);
  const waiting = waitingAt(history, at);
  return {
    ...(record && { record }),
    ...(previous && { previous }),
    ...(waiting && { waiting }),
    ...(withdrawal && { withdrawal }),
  };
}

/** A change that readers notice: the version it began with, and the one that stood before. */
export interface NoticedChange {
  readonly record: PublishRecord;
  readonly previous: PublishRecord;
}

/**
 * The newest change up to `version` that readers of a language are told of: a major version after the first,
 * or a minor one in which their translation caught up. Every other minor version is silent.
 */
export function noticedChange(history: History, version: Version, locale: Locale): NoticedChange | undefined {
  const standing = standingPublications(history);
  for (let index = standing.findIndex((record) => record.version === version); index > 0; index--) {
    const [record, previous] = [standing[index], standing[index - 1]];
    if (!record || !previous) return undefined;
    const caughtUp =
      isBehind(history, previous.version, locale) && !isBehind(history, record.version, locale);
    if (record.kind === "major" || caughtUp) return { record, previous };
  }
  return undefined;
}

/** The last instant by `now` at which something about an entry changed: what a page without a clock shows the state of. */
export function settledAt(history: History, now: Instant): Instant | undefined {
  return turningPoints(history)
    .filter((point) => !isBefore(now, point))
    .at(-1);
}

/** The last instant by `now` at which any of some entries came to look different; `now` itself where none ever did. */
export function allSettledAt(histories: readonly History[], now: Instant): Instant {
  const settled = histories.flatMap((history) => settledAt(history, now) ?? []);
  return settled.sort(compareInstants).at(-1) ?? now;
}

/** What an answer's page carries as JSON: what is its own. Titles and names of others are those it links to. */
export interface OwnSheet {
  readonly entry: PublishedEntry;
  /** When advisories touched the answer, on any channel, or are going to; absent when none does. */
  readonly forces?: readonly Force[];
  /** The address below which `VERSION/FILE` is handed out; absent when no version has files. */
  readonly filesAt?: string;
  readonly names: {
    /** Titles of linked entries by link target (`answer:late-delivery`). */
    readonly links: Readonly<Record<string, string>>;
    /** Names of the countries that those advisories speak for, by code. */
    readonly countries?: Readonly<Record<string, string>>;
  };
}

/** What is the same for all answers; the open page has it from the desk (`core/desk.ts`). */
export interface SharedSheet {
  readonly channels: readonly Channel[];
  readonly placeholders: readonly Placeholder[];
  readonly sourceLocale: Locale;
  readonly timeZone: string;
  /** What nobody may send, and what is meant by it nowhere. */
  readonly wording: { readonly neverSend: readonly NeverSend[]; readonly allowed: readonly string[] };
  readonly names: {
    readonly owners: Readonly<Record<string, string>>;
    readonly teams: Readonly<Record<string, { readonly name: string; readonly hours: string }>>;
  };
}

/** Everything an answer is drawn from. */
export interface Sheet extends Omit<OwnSheet, "names">, Omit<SharedSheet, "names"> {
  readonly names: OwnSheet["names"] & SharedSheet["names"];
}

/** What the agent has chosen to look at. */
export interface Selection {
  readonly channel: string;
  readonly locale: Locale;
  readonly moment: Moment;
  /** 1-based; beyond the last one it starts again. */
  readonly variant: number;
}

/** The reply a selection comes to, and what there is besides it. */
export interface ChosenReply {
  readonly channel: Channel;
  readonly locale: Locale;
  readonly moment: Moment;
  readonly moments: readonly Moment[];
  /** Absent when the channel has no approved reply in this language. */
  readonly reply?: Reply;
  readonly variant: number;
  readonly variants: number;
  /** Whether the language does not say yet what the source says: such a reply is not copied. */
  readonly isBehind: boolean;
}

/** Finds the reply of a version for a selection; an unknown channel or moment becomes the nearest there is. */
export function chosenReply(
  sheet: Sheet,
  version: PublishedVersion,
  selection: Selection,
): ChosenReply | undefined {
  const channel = sheet.channels.find(({ id }) => id === selection.channel) ?? sheet.channels[0];
  if (!channel) return undefined;
  const locale = version.texts[selection.locale] ? selection.locale : sheet.sourceLocale;
  const replies = repliesOf(version.texts[locale]?.body ?? []);
  const moments = momentsFor(replies, channel);
  const moment = moments.includes(selection.moment) ? selection.moment : (moments[0] ?? "first");
  const variants = variantsFor(replies, channel, moment);
  const index = variants.length > 0 ? (selection.variant - 1) % variants.length : 0;
  const reply = variants[index];
  return {
    channel,
    locale,
    moment,
    moments,
    ...(reply && { reply }),
    variant: index + 1,
    variants: variants.length,
    isBehind: isBehind(sheet.entry.history, version.version, locale),
  };
}

/** The title of an entry as it stands at an instant in the first language that has one; before its first effect, its first one. */
export function publishedTitle(entry: PublishedEntry, at: Instant, locales: readonly Locale[]): string {
  const version = (lastInEffect(entry.history, at) ?? standingPublications(entry.history)[0])?.version;
  const texts = entry.versions[version ?? ""]?.texts;
  const locale = locales.find((tag) => texts?.[tag]);
  return (locale && texts?.[locale]?.title) ?? entry.id;
}
