import { replyBox } from "#core/box.ts";
import { boxProse } from "#core/box-prose.ts";
import type { Channel } from "#core/channel.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { signedText, signOff } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";
import { type Reply, variantsFor } from "#core/reply.ts";
import { longestTexts } from "#core/worst-case.ts";

/** How long a reply may become on a channel that has a limit, in what the channel counts. */
export interface BoxCount {
  readonly channel: Channel;
  readonly length: number;
  readonly limit: number;
}

/** What a reply is counted with. */
export interface CountRules {
  readonly channels: readonly Channel[];
  readonly placeholders: readonly Placeholder[];
  /** The wording of each fragment in the reply's language, as it is written. */
  readonly fragments: Readonly<Record<string, string>>;
}

/** The channels on which the reply at an address is offered, among all addresses of its text. */
export function channelsServed(
  address: string,
  addresses: readonly string[],
  channels: readonly Channel[],
): Channel[] {
  const replies = new Map<string, Reply>();
  for (const one of addresses) {
    const { channels: named, moment } = replyBox(one) ?? {};
    if (named && moment) replies.set(one, { channels: named, moment, prose: [] });
  }
  const own = replies.get(address);
  if (!own) return [];
  return channels.filter((channel) => variantsFor([...replies.values()], channel, own.moment).includes(own));
}

/** The words of a part as prose, with its fragments in their wording; one that is not known is left out. */
export function wordedProse(words: string, fragments: CountRules["fragments"]): Prose {
  return boxProse(
    words.replace(
      /<Fragment\s+id=["']([^"']*)["']\s*\/>/g,
      (tag, id: string) => fragments[id]?.trim() ?? tag,
    ),
  );
}

/** A reply's longest form on each channel with a limit, signed by two letters; the least room first. */
export function countsOf(
  words: string,
  locale: Locale,
  served: readonly Channel[],
  rules: CountRules,
): BoxCount[] {
  const placeholders = new Map(rules.placeholders.map((placeholder) => [placeholder.name, placeholder]));
  const textOn = longestTexts({ prose: wordedProse(words, rules.fragments), locale, placeholders });
  const counts = served.flatMap((channel) => {
    const { limit, count, sign } = channel;
    if (limit === undefined) return [];
    const length = lengthOf(signedText(textOn(channel), channel, signOff(sign, "WW")), count);
    return [{ channel, length, limit }];
  });
  return counts.sort((a, b) => b.length / b.limit - a.length / a.limit);
}
