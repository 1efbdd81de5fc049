import type { CarriedPlace } from "#core/carried-key.ts";
import { type GoodUntil, goodUntil } from "#core/good-until.ts";
import { type History, inEffect, isBehind, standingPublications, withdrawalAt } from "#core/history.ts";
import { isInForce } from "#core/in-force.ts";
import { type Instant, laterOf } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { advisedIn, blocking, type OutgoingGround } from "#core/outgoing-ground.ts";
import type { PublishedEntry, PublishedText, PublishedVersion } from "#core/published.ts";
import { type Reply, repliesOf } from "#core/reply.ts";
import type { Version } from "#core/version.ts";

/** A reply that may leave for other tools, with how long it is good. */
export interface OutgoingReply
  extends GoodUntil,
    Pick<Reply, "channels" | "moment" | "prose" | "subject" | "followUp"> {
  readonly place: CarriedPlace & { readonly locale: Locale };
}

/** One language of an outgoing answer. */
export interface OutgoingText extends Pick<PublishedText, "title" | "summary" | "phrases"> {
  readonly locale: Locale;
  readonly replies: readonly OutgoingReply[];
}

/** An answer of which at least one reply may leave, in the version in effect. */
export interface OutgoingAnswer
  extends Pick<PublishedVersion["front"], "owner" | "products" | "tags" | "shortcuts"> {
  readonly id: string;
  readonly version: Version;
  readonly effective: Instant;
  /** The source language first, then by name. */
  readonly texts: readonly OutgoingText[];
  /** The files it hands out, by name. */
  readonly files: readonly string[];
  /** The advisories in force that add words or a note for customers of some countries. */
  readonly advised: readonly string[];
}

/** Why something stays: an advisory in force is named in `by`. */
export type Stay =
  | "verbatim"
  | "urgent"
  | "acknowledge"
  | "withdrawn"
  | "behind"
  | "hold"
  | "replace"
  | "append";

/** What stays here: a whole answer, one of its languages, or one reply. */
export interface Staying {
  readonly id: string;
  readonly version: Version;
  readonly reason: Stay;
  readonly locale?: Locale;
  readonly place?: CarriedPlace;
  /** The advisory that keeps it. */
  readonly by?: string;
}

/** What may leave at an instant, and what stays. Both in order of id. */
export interface Outgoing {
  readonly answers: readonly OutgoingAnswer[];
  readonly staying: readonly Staying[];
}

const ACKNOWLEDGED_AFTER = 30 * 86_400_000;

/** What of some answers may leave for other tools, in the version in effect. Those that never took effect are neither. */
export function outgoingFrom(answers: readonly PublishedEntry[], ground: OutgoingGround): Outgoing {
  const sorted = answers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const parts = sorted.map((entry) => outgoingOf(entry, ground));
  return {
    answers: parts.flatMap(({ answer }) => answer ?? []),
    staying: parts.flatMap(({ staying }) => staying),
  };
}

interface Parted {
  readonly answer?: OutgoingAnswer;
  readonly staying: readonly Staying[];
}

function outgoingOf(entry: PublishedEntry, ground: OutgoingGround): Parted {
  const { id, history, versions } = entry;
  const withdrawal = withdrawalAt(history, ground.now);
  if (withdrawal) return { staying: [{ id, version: withdrawal.version, reason: "withdrawn" }] };
  const record = inEffect(history, ground.now);
  const published = versions[record?.version ?? ""];
  if (!record || !published) return { staying: [] };
  const { version, effective } = record;
  const whole = wholeStay(published, history, ground.now);
  if (whole) return { staying: [{ id, version, reason: whole }] };
  const parts = localesOf(published, ground.sourceLocale).map((locale) =>
    textOf(entry, published, locale, ground),
  );
  const texts = parts.flatMap(({ text }) => (text && text.replies.length > 0 ? text : []));
  const { owner, products, tags, shortcuts } = published.front;
  const answer: OutgoingAnswer = {
    id,
    version,
    effective,
    ...(owner !== undefined && { owner }),
    products,
    tags,
    shortcuts,
    texts,
    files: Object.keys(published.files ?? {}).sort(),
    advised: advisedIn(entry.id, published, ground),
  };
  return {
    ...(texts.length > 0 && { answer }),
    staying: parts.flatMap(({ staying }) => staying),
  };
}

function wholeStay({ front }: PublishedVersion, history: History, now: Instant): Stay | undefined {
  if (front.verbatim) return "verbatim";
  if (front.urgent) return "urgent";
  return asksAcknowledgement(history, now) ? "acknowledge" : undefined;
}

/** Who has acknowledged is known to devices alone: a change that asks for it counts as read by all after 30 days. */
function asksAcknowledgement(history: History, now: Instant): boolean {
  return standingPublications(history).some(({ acknowledge, at, effective }) => {
    const age = millisOf(now) - millisOf(laterOf(at, effective));
    return acknowledge === true && age >= 0 && age < ACKNOWLEDGED_AFTER;
  });
}

function localesOf({ texts }: PublishedVersion, sourceLocale: Locale): Locale[] {
  const rest = Object.keys(texts).filter((locale) => locale !== sourceLocale);
  return [...(texts[sourceLocale] ? [sourceLocale] : []), ...rest.sort()];
}

function textOf(
  entry: PublishedEntry,
  published: PublishedVersion,
  locale: Locale,
  ground: OutgoingGround,
): { readonly text?: OutgoingText; readonly staying: readonly Staying[] } {
  const { id, history } = entry;
  const { version } = published;
  const text = published.texts[locale];
  if (!text) return { staying: [] };
  if (isBehind(history, version, locale)) return { staying: [{ id, version, reason: "behind", locale }] };
  const places = placesOf(id, locale, repliesOf(text.body));
  const staying = places.flatMap(({ reply, place }): Staying[] => {
    const block = blocking(id, published, reply, ground).find((force) => isInForce(force, ground.now));
    return block ? [{ id, version, reason: block.effect as Stay, locale, place, by: block.id }] : [];
  });
  const kept = new Set(staying.map((stay) => stay.place));
  const replies = places
    .filter(({ place }) => !kept.has(place))
    .map(({ reply, place }): OutgoingReply => {
      const { channels, moment, prose, subject, followUp } = reply;
      return {
        place,
        channels,
        moment,
        prose,
        ...(subject !== undefined && { subject }),
        ...(followUp !== undefined && { followUp }),
        ...goodUntil(entry, published, reply, ground),
      };
    });
  const { title, summary, phrases } = text;
  return { text: { locale, title, ...(summary && { summary }), phrases, replies }, staying };
}

function placesOf(id: string, locale: Locale, replies: readonly Reply[]) {
  const seen = new Map<string, number>();
  return replies.map((reply) => {
    const slot = `${reply.channels.join("+")}/${reply.moment}`;
    const variant = (seen.get(slot) ?? 0) + 1;
    seen.set(slot, variant);
    return { reply, place: { id, locale, channels: reply.channels, moment: reply.moment, variant } };
  });
}
