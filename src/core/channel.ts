import type { Localized } from "#core/locale.ts";

/** How a channel counts: characters as readers see them, X's weights, SMS parts, or UTF-8 bytes. */
export type Count = "characters" | "x" | "sms" | "bytes";

/**
 * Where a reply goes, as `settings/channels.yaml` describes it. `limit` is in what `count` counts: for
 * `sms` the number of parts. `private` names the counterpart of a public channel. A `spoken` channel (the
 * phone) is read aloud, so it is not among the `written` ones. `emoji: false` says that it refuses emoji.
 */
export interface Channel {
  readonly id: string;
  readonly name: Localized;
  readonly public: boolean;
  readonly spoken: boolean;
  readonly private?: string;
  readonly limit?: number;
  readonly count: Count;
  readonly lines: "one" | "many";
  readonly format: "plain" | "html" | "discord";
  readonly sign: string;
  readonly emoji?: boolean;
  readonly window?: { readonly hours: number; readonly messages?: number };
}

/** The names that stand for several channels in `<Reply channel="…">`. */
export const CHANNEL_GROUPS = ["public", "private", "written"] as const;

/** Whether a word of `channel="…"` is one of the groups. */
export function isChannelGroup(word: string): word is (typeof CHANNEL_GROUPS)[number] {
  return (CHANNEL_GROUPS as readonly string[]).includes(word);
}

/** What decides which texts are meant for a channel. */
export type Addressed = Pick<Channel, "id" | "public" | "spoken">;

/** Whether a channel is meant by a word of `channel="…"`: its own id or a group it belongs to. */
export function isMeantBy(channel: Addressed, word: string): boolean {
  if (word === "public") return channel.public;
  if (word === "private") return !channel.public;
  if (word === "written") return !channel.spoken;
  return channel.id === word;
}
