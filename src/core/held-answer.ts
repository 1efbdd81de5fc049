import { isBehind } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { LessonText } from "#core/lesson.ts";
import type { Locale } from "#core/locale.ts";
import { type PublishedEntry, publishedTitle, type Sheet } from "#core/published.ts";
import { type Reference, referenceText } from "#core/reference.ts";
import { type Moment, type Reply, repliesOf, variantsFor } from "#core/reply.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { taughtBy } from "#core/taught.ts";
import type { Version } from "#core/version.ts";

/** What holds for an answer during one stretch of its life. */
export interface HeldEdition {
  readonly version: Version;
  readonly title: string;
  /** Since when, as it stands in its history; a withdrawal's own begin where it is withdrawn. */
  readonly since: Instant;
  readonly isWithdrawn: boolean;
  /** Not shown before; absent where it has begun. */
  readonly from?: Instant;
  /** Not shown any more from then on. */
  readonly until?: Instant;
}

/** The ids of the answers that some lessons teach, in the order in which they come up. */
export function answersTaught(texts: Iterable<LessonText>): string[] {
  const keys = [...texts].flatMap((text) => {
    const taught = taughtBy(text);
    return text.mentions.flatMap(({ key }) => (taught.has(key) ? key : []));
  });
  const answers = keys.filter((key) => key.startsWith("answers/"));
  return [...new Set(answers.map((key) => key.slice("answers/".length)))];
}

/** What holds for an answer at an instant and what is known to follow. */
export function heldEditions(entry: PublishedEntry, at: Instant, locales: readonly Locale[]): HeldEdition[] {
  const stretches = stretchesFrom(entry.history, at);
  return stretches.map((stretch, index) => {
    const next = stretches[index + 1]?.from;
    return {
      version: stretch.version,
      title: publishedTitle(entry, stretch.from, locales),
      since: stretch.from,
      isWithdrawn: stretch.isWithdrawn ?? false,
      ...((index > 0 || isBefore(at, stretch.from)) && { from: stretch.from }),
      ...(next !== undefined && { until: next }),
    };
  });
}

/** An approved wording with what names it. */
export interface HeldReply {
  readonly reply: Reply;
  readonly locale: Locale;
  readonly reference: string;
}

/** Where a lesson asks for a reply. */
export interface ReplyPlace {
  readonly locale: Locale;
  readonly channel: string;
  readonly moment: Moment;
}

/** What choosing a reply needs to know besides the answer. */
export type ReplyGround = Pick<Sheet, "channels" | "sourceLocale">;

/**
 * The first wording of a version for a place, in the source language where the translation is missing or behind;
 * undefined where that channel has none at that moment.
 */
export function heldReply(
  entry: PublishedEntry,
  version: Version,
  { locale, channel, moment }: ReplyPlace,
  { channels, sourceLocale }: ReplyGround,
): HeldReply | undefined {
  const published = entry.versions[version];
  const own = published?.texts[locale] && !isBehind(entry.history, version, locale);
  const tag = own ? locale : sourceLocale;
  const known = channels.find(({ id }) => id === channel);
  if (!published || !known) return undefined;
  const [reply] = variantsFor(repliesOf(published.texts[tag]?.body ?? []), known, moment);
  if (!reply) return undefined;
  const named: Reference = {
    id: entry.id,
    version,
    locale: tag,
    channel,
    moment,
    variant: 1,
    touched: false,
  };
  return { reply, locale: tag, reference: referenceText(named) };
}

/** Every wording of a version in a language, else in the source's, each named by the first channel it is for. */
export function heldReplies(
  entry: PublishedEntry,
  version: Version,
  locale: Locale,
  { channels, sourceLocale }: ReplyGround,
): HeldReply[] {
  const published = entry.versions[version];
  const own = published?.texts[locale] && !isBehind(entry.history, version, locale);
  const tag = own ? locale : sourceLocale;
  const replies = repliesOf(published?.texts[tag]?.body ?? []);
  return replies.flatMap((reply): HeldReply[] => {
    for (const channel of channels) {
      const variants = variantsFor(replies, channel, reply.moment);
      const variant = variants.indexOf(reply) + 1;
      if (variant === 0) continue;
      const place = { version, locale: tag, channel: channel.id, moment: reply.moment, variant };
      return [{ reply, locale: tag, reference: referenceText({ id: entry.id, ...place, touched: false }) }];
    }
    return [];
  });
}
