import { inBody, type Where } from "#checks/place.ts";
import type { CheckContext } from "#checks/rule.ts";
import { type ReadSection, sectionsOf } from "#checks/section.ts";
import { entriesAsked, isAtWork } from "#checks/working.ts";
import type { Channel } from "#core/channel.ts";
import type { Entry, EntryText } from "#core/entry.ts";
import type { Severity } from "#core/problem.ts";
import { reachOf } from "#core/reply.ts";

/** Words that customers read: a reply of an answer or an advisory, or the wording of a fragment. */
export interface Sent {
  readonly entry: Entry;
  readonly text: EntryText;
  /** The reply, or a section of a fragment. */
  readonly read: ReadSection;
  /** The subject, where there is one, and the plain text: fields as `{{name}}`, fragments left out. */
  readonly words: string;
}

const known = new WeakMap<CheckContext, readonly Sent[]>();

/** Everything that working texts would send, of entries that are not withdrawn. */
export function sentTexts(context: CheckContext): readonly Sent[] {
  const sent = known.get(context) ?? entriesAsked(context).flatMap((entry) => sentBy(context, entry));
  known.set(context, sent);
  return sent;
}

function sentBy(context: CheckContext, entry: Entry): Sent[] {
  if (entry.kind === "products" || !isAtWork(context, entry)) return [];
  return [...entry.working.values()].flatMap((text) =>
    sectionsOf(text)
      .filter(({ reply }) => reply !== undefined || entry.kind === "fragments")
      .map((read) => ({ entry, text, read, words: wordsSentBy(read) })),
  );
}

function wordsSentBy({ reply, words }: ReadSection): string {
  return reply?.subject ? `${reply.subject}\n\n${words}` : words;
}

/** Where some words of a sent text stand in its file. */
export function whereSent({ text, read }: Sent, words: string): Where {
  return inBody(text, words, read.section.place);
}

/**
 * How much it weighs that words should not be sent: an error while they are a draft, which it keeps back. What
 * agents have already is not stopped by refusing to build, so it is a warning there.
 */
export function gravityOf({ drafts }: CheckContext, { entry }: Pick<Sent, "entry">): Severity {
  return drafts.has(entry.key) ? "error" : "warning";
}

/** The channels that a reply is for, those it reaches by a group included; none for a fragment. */
export function channelsOf({ library }: CheckContext, { read: { reply } }: Sent): Channel[] {
  if (!reply) return [];
  return [...library.settings.channels.values()].filter((channel) => reachOf(reply, channel));
}

/** Whether strangers may read a text: a reply that names no channel is private. */
export function isPublic({ library }: CheckContext, { read: { reply } }: Sent): boolean {
  if (!reply || reply.channels.length === 0) return false;
  return [...library.settings.channels.values()].some((channel) => channel.public && reachOf(reply, channel));
}
