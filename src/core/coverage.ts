import { type Channel, isMeantBy } from "#core/channel.ts";
import type { Locale } from "#core/locale.ts";
import { type Body, reachOf, type Section } from "#core/reply.ts";

/** One language of an answer, as far as its coverage is concerned. */
export interface CoveredText {
  readonly body: Body;
  /** Whether it does not say yet what the source says: such a text is not copied. */
  readonly isBehind: boolean;
}

/** Whether a text says what goes out on a channel: a reply reaches it, or not answering there is approved. */
export function covers(body: Body, channel: Channel): boolean {
  return body.some((section) => {
    if (section.type === "reply") return reachOf(section.reply, channel) !== undefined;
    return section.type === "no-reply" && decidesFor(section, channel);
  });
}

/** Not answering without a channel named is a decision for the public ones. */
function decidesFor({ channels }: Extract<Section, { type: "no-reply" }>, channel: Channel): boolean {
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
  return channels.map((channel) => {
    const counts = locales.map((locale) => {
      const usable = answers.filter((texts) => {
        const text = texts[locale];
        return text !== undefined && !text.isBehind && covers(text.body, channel);
      });
      return [locale, usable.length] as const;
    });
    return { channel: channel.id, counts: Object.fromEntries(counts) };
  });
}
