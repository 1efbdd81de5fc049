import { type AuditAlignment, auditAlignment } from "#core/audit-alignment.ts";
import type { Channel } from "#core/channel.ts";
import type { SentReply } from "#core/copy.ts";
import { lastInEffect, standingPublications } from "#core/history.ts";
import { windowsOf } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Prose } from "#core/prose.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { MOMENTS, type Moment, type Reply, repliesOf, variantsFor } from "#core/reply.ts";
import { preparedMessage } from "#core/stack.ts";
import type { Version } from "#core/version.ts";

/** One approved wording that a sent text may have come from, laid over it. */
export interface NearWording {
  readonly entry: PublishedEntry;
  readonly version: PublishedVersion;
  readonly locale: Locale;
  readonly reply: Reply;
  readonly moment: Moment;
  /** 1-based among the variants of that channel and moment. */
  readonly variant: number;
  /** Whether it is meant for the channel it was sent on. */
  readonly fits: boolean;
  /** Its words on that channel without sign-off, fields as `{{name}}`. */
  readonly text: string;
  readonly alignment: AuditAlignment;
}

/** What is judged: the words without their sign-off, when and where they were sent. */
export interface AuditedText {
  readonly body: string;
  readonly at: Instant;
  readonly channel: Channel;
  readonly placeholders: readonly Placeholder[];
}

/** A wording of another channel has to be this much nearer to be taken for the one that was meant. */
const ELSEWHERE = 0.05;

/** The words of a reply as a channel takes them, without sign-off; `appended` are lines that advisories add. */
export function approvedText(
  reply: Reply,
  locale: Locale,
  channel: Channel,
  appended: readonly Prose[] = [],
): string {
  const settings = { fallbacks: {}, signs: {} };
  const sent: SentReply = { reply, channel, locale, placeholders: [], fields: {}, settings };
  return preparedMessage([sent], { channel: { ...channel, sign: "" }, initials: "", appended }).text;
}

/** Every wording of one version, laid over what was sent; the nearest first. */
function wordingsIn(entry: PublishedEntry, version: Version, audited: AuditedText): NearWording[] {
  const published = entry.versions[version];
  if (!published) return [];
  const near = Object.entries(published.texts).flatMap(([locale, text]) =>
    placedReplies(repliesOf(text.body), audited.channel).map((placed): NearWording => {
      const words = approvedText(placed.reply, locale, audited.channel);
      const alignment = auditAlignment(words, audited.body, audited.placeholders);
      return { entry, version: published, locale, ...placed, text: words, alignment };
    }),
  );
  return near.sort((a, b) => worthOf(b) - worthOf(a));
}

type Placed = Pick<NearWording, "reply" | "moment" | "variant" | "fits">;

/** The replies of a text: those for the channel with their place, then all others. */
function placedReplies(replies: readonly Reply[], channel: Channel): Placed[] {
  const own = MOMENTS.flatMap((moment) =>
    variantsFor(replies, channel, moment).map((reply, index) => ({
      reply,
      moment,
      variant: index + 1,
      fits: true,
    })),
  );
  const others = replies.filter((reply) => !own.some((placed) => placed.reply === reply));
  return [...own, ...others.map((reply) => ({ reply, moment: reply.moment, variant: 1, fits: false }))];
}

/** How near a wording is: its likeness, less where it is meant for another channel. */
export function worthOf({ alignment, fits }: Pick<NearWording, "alignment" | "fits">): number {
  return alignment.likeness - (fits ? 0 : ELSEWHERE);
}

/** A candidate's nearest wording among the versions that are known: the one that held then, and whichever is nearest. */
export interface Nearness {
  readonly entry: PublishedEntry;
  /** Of the version that held at that instant, or last held where the entry was withdrawn. */
  readonly then?: NearWording;
  /** Of any version, where another one is nearer than that. */
  readonly other?: NearWording;
}

/** Another version's wording must be this much nearer than the one that held. */
const CLEARLY = 0.015;

/** The nearest wordings of one answer. Only versions that lie in `entry.versions` are looked at. */
export function nearnessOf(entry: PublishedEntry, audited: AuditedText): Nearness {
  const held = lastInEffect(entry.history, audited.at)?.version;
  const [then] = held === undefined ? [] : wordingsIn(entry, held, audited);
  const others = Object.keys(entry.versions)
    .filter((version) => version !== held)
    .flatMap((version) => wordingsIn(entry, version, audited).slice(0, 1));
  const [other] = others.sort((a, b) => worthOf(b) - worthOf(a) || distance(a) - distance(b));
  const isNearer = other !== undefined && (!then || worthOf(other) > worthOf(then) + CLEARLY);
  return { entry, ...(then && { then }), ...(isNearer && { other }) };

  function distance({ version }: NearWording): number {
    const window = windowsOf(entry.history).find((one) => one.version === version.version);
    return Math.abs(millisOf(window?.until ?? audited.at) - millisOf(audited.at));
  }
}

/** The candidates with the nearest first. */
export function ranked(nearnesses: readonly Nearness[]): Nearness[] {
  const best = ({ then, other }: Nearness) => Math.max(then ? worthOf(then) : 0, other ? worthOf(other) : 0);
  return [...nearnesses].sort((a, b) => best(b) - best(a) || (a.entry.id < b.entry.id ? -1 : 1));
}

/** At most so many versions of one answer are looked at. */
const MOST_VERSIONS = 8;

/** The version of an answer that has to be known first: the one that held, else the first that came to. */
export function heldVersion({ history }: Pick<PublishedEntry, "history">, at: Instant): Version | undefined {
  return (lastInEffect(history, at) ?? standingPublications(history)[0])?.version;
}

/** The versions of an answer that a text may be of, nearest in time first: at most eight. */
export function versionsAround({ history }: Pick<PublishedEntry, "history">, at: Instant): Version[] {
  const standing = standingPublications(history);
  const held = standing.findIndex(({ version }) => version === heldVersion({ history }, at));
  const byDistance = standing.map(({ version }, index) => ({ version, steps: Math.abs(index - held) }));
  byDistance.sort((a, b) => a.steps - b.steps);
  return byDistance.slice(0, MOST_VERSIONS).map(({ version }) => version);
}
