import { type Channel, isMeantBy } from "#core/channel.ts";
import type { Locale } from "#core/locale.ts";
import type { Mentions } from "#core/mentions.ts";
import type { PublishedText } from "#core/published.ts";
import { publishedMentions } from "#core/published-entry.ts";
import { reachOf } from "#core/reply.ts";

type Covering = Pick<PublishedText, "body">;

/** One language of an answer, as far as its coverage is concerned. */
export interface CoveredText {
  readonly text: Covering;
  /** Whether it does not say yet what the source says: such a text is not copied. */
  readonly isBehind: boolean;
}

const known = new WeakMap<readonly Channel[], WeakMap<Covering, ReadonlySet<string>>>();

/** The ids of those channels on which a text says what goes out: found once for each text, without its body where it is known what that names. */
export function channelsCovered(text: Covering, channels: readonly Channel[]): ReadonlySet<string> {
  const own = known.get(channels) ?? new WeakMap<Covering, ReadonlySet<string>>();
  known.set(channels, own);
  const found = own.get(text) ?? coveredBy(publishedMentions(text), channels);
  own.set(text, found);
  return found;
}

function coveredBy(mentions: Mentions, channels: readonly Channel[]): ReadonlySet<string> {
  return new Set(channels.filter((channel) => covers(mentions, channel)).map(({ id }) => id));
}

/** Whether a text says what goes out on a channel: a reply reaches it, or not answering there is approved. */
function covers({ channels, silences }: Mentions, channel: Channel): boolean {
  return (
    channels.some((own) => reachOf({ channels: own }, channel) !== undefined) ||
    silences.some((own) => decidesFor(own, channel))
  );
}

/** Not answering without a channel named is a decision for the public ones. */
function decidesFor(channels: readonly string[], channel: Channel): boolean {
  return channels.length === 0 ? channel.public : channels.some((word) => isMeantBy(channel, word));
}

/** Some channels in short, as a text would name them: all public or all private ones by the name of their group. */
export function inShort(ids: readonly string[], channels: readonly Channel[]): string[] {
  const groups = (["public", "private"] as const).flatMap((name) => {
    const all = channels.filter((channel) => channel.public === (name === "public"));
    const isWhole = all.length > 1 && all.every(({ id }) => ids.includes(id));
    return isWhole ? [{ name, ids: all.map(({ id }) => id) }] : [];
  });
  const covered = new Set(groups.flatMap((group) => group.ids));
  return [...groups.map(({ name }) => name), ...ids.filter((id) => !covered.has(id))];
}

/** How many of the live answers can be used on a channel, by language. */
export interface ChannelShare {
  readonly channel: string;
  readonly counts: Readonly<Record<Locale, number>>;
}

/** For each channel and language, the number of answers that have an approved reply for it which is not behind. */
export function channelShares(
  answers: readonly Readonly<Record<Locale, CoveredText>>[],
  channels: readonly Channel[],
  locales: readonly Locale[],
): ChannelShare[] {
  const covered = answers.flatMap((texts) =>
    locales.flatMap((locale) => {
      const text = texts[locale];
      return text && !text.isBehind ? [{ locale, ids: channelsCovered(text.text, channels) }] : [];
    }),
  );
  const byLocale = Map.groupBy(covered, ({ locale }) => locale);
  return channels.map(({ id }) => {
    const usable = (locale: Locale) => byLocale.get(locale)?.filter(({ ids }) => ids.has(id)) ?? [];
    return {
      channel: id,
      counts: Object.fromEntries(locales.map((locale) => [locale, usable(locale).length])),
    };
  });
}
