import { replyBox, sectionBox } from "#core/box.ts";
import type { Channel } from "#core/channel.ts";
import { isHeadAddress } from "#core/head-field.ts";
import { filled, type ProposeWords } from "#words/text.ts";

/** What the name of a part is made from. */
export interface NameView {
  readonly locale: string;
  readonly propose: ProposeWords;
  readonly channels: readonly Channel[];
}

/** A part of the form in words: `public/upset` → "Public reply, upset customer". */
export function partName(view: NameView, address: string): string {
  const { part } = view.propose;
  if (isHeadAddress(address)) return part[address];
  const section = sectionBox(address);
  if (section) {
    const name = part[section.name];
    return section.nth > 1 ? filled(part.numbered, { part: name, n: section.nth }) : name;
  }
  const reply = replyBox(address);
  if (!reply) return address;
  const channels = reply.channels.length > 0 ? reply.channels : ["private"];
  const named = filled(part.reply, { channels: channels.map((word) => channelWord(view, word)).join(", ") });
  const inMoment = filled(part.moments[reply.moment], { part: named });
  return reply.variant > 1 ? filled(part.wording, { part: inMoment, n: reply.variant }) : inMoment;
}

function channelWord({ propose, channels, locale }: NameView, word: string): string {
  if (word === "public" || word === "private" || word === "written") return propose.part[word];
  const name = channels.find(({ id }) => id === word)?.name;
  return name?.[locale] ?? name?.en ?? word;
}
