import { type Addressed, isMeantBy } from "#core/channel.ts";
import type { Prose } from "#core/prose.ts";

/** Where in a conversation a reply belongs. */
export const MOMENTS = ["first", "upset", "again", "close"] as const;
/** One of the four moments; `first` when nothing is said. */
export type Moment = (typeof MOMENTS)[number];

/** A 1-based place in a text file. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The words for some channels and one moment. `channels` are ids and groups as written; empty means `private`. */
export interface Reply {
  readonly channels: readonly string[];
  readonly moment: Moment;
  readonly prose: Prose;
  readonly subject?: string;
  readonly followUp?: string;
  readonly place?: Place;
}

/** What is done instead of answering. */
export const NO_REPLY_ACTIONS = ["leave", "hide", "report", "hand-over"] as const;
/** One of the approved ways not to answer. */
export type NoReplyAction = (typeof NO_REPLY_ACTIONS)[number];

/** One piece of an entry's text, in source order. */
export type Section =
  | { readonly type: "prose" | "when" | "steps" | "never"; readonly prose: Prose; readonly place?: Place }
  | { readonly type: "escalate"; readonly to: string; readonly prose: Prose; readonly place?: Place }
  | {
      readonly type: "no-reply";
      readonly action: NoReplyAction;
      readonly channels: readonly string[];
      readonly prose: Prose;
      readonly place?: Place;
    }
  | { readonly type: "attach"; readonly file: string; readonly alt: string; readonly place?: Place }
  | { readonly type: "reply"; readonly reply: Reply; readonly place?: Place };

/** The body of a text file as sections. */
export type Body = readonly Section[];

/** All replies of a body in source order. */
export function repliesOf(body: Body): Reply[] {
  return body.flatMap((section) => (section.type === "reply" ? [section.reply] : []));
}

/** The prose of a section, where it has one. */
export function proseOf(section: Section): Prose | undefined {
  if (section.type === "reply") return section.reply.prose;
  return section.type === "attach" ? undefined : section.prose;
}

/** Whether a reply is written for a channel by name, or reaches it through a group; undefined when it does neither. */
export function reachOf(reply: Pick<Reply, "channels">, channel: Addressed): "named" | "group" | undefined {
  const words = reply.channels.length === 0 ? ["private"] : reply.channels;
  if (words.includes(channel.id)) return "named";
  return words.some((word) => isMeantBy(channel, word)) ? "group" : undefined;
}

/** The variants for one channel and moment: those that name the channel, else those that reach it by a group. */
export function variantsFor(replies: readonly Reply[], channel: Addressed, moment: Moment): Reply[] {
  const fitting = replies.filter((reply) => reply.moment === moment);
  const named = fitting.filter((reply) => reachOf(reply, channel) === "named");
  return named.length > 0 ? named : fitting.filter((reply) => reachOf(reply, channel) === "group");
}

/** The moments for which a channel has at least one reply, in the order of a conversation. */
export function momentsFor(replies: readonly Reply[], channel: Addressed): Moment[] {
  return MOMENTS.filter((moment) => variantsFor(replies, channel, moment).length > 0);
}
