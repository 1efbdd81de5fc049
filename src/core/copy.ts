import type { Channel } from "#core/channel.ts";
import type { FrozenSettings } from "#core/entry.ts";
import { fieldsOf } from "#core/field.ts";
import type { Locale } from "#core/locale.ts";
import { type Message, messageOf, type Piece, pieceOf, typedPiece } from "#core/message.ts";
import { faultOf, filledText, type Placeholder } from "#core/placeholder.ts";
import { type Fill, fieldsIn, filledIn, signOff } from "#core/plain-text.ts";
import type { Reply } from "#core/reply.ts";

/** A reply that is to be sent, with what its fields are filled from. */
export interface SentReply {
  readonly reply: Reply;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly placeholders: readonly Placeholder[];
  /** What the agent typed, by field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly settings: FrozenSettings;
  /** The body as the agent touched it up, without sign-off; fields that it still names are filled. */
  readonly edited?: string;
}

/** What goes on the clipboard is made of this. */
export interface CopyRequest extends SentReply {
  readonly initials: string;
}

/** A message ready for the clipboard, or not yet. */
export interface PreparedCopy extends Message {
  readonly subject?: string;
  /** Fields that are still empty, in the order they stand in the text. */
  readonly missing: readonly string[];
  /** Fields whose value cannot be sent, with the reason. */
  readonly faults: Readonly<Record<string, NonNullable<ReturnType<typeof faultOf>>>>;
  /** Whether the sign-off lacks the agent's initials. */
  readonly needsInitials: boolean;
}

/** Makes what is copied, and says what stands in its way. Nothing is refused here: that is the page's to say. */
export function preparedCopy(request: CopyRequest): PreparedCopy {
  return preparedFrom([request], [bodyOf(request)], request);
}

function bodyOf(sent: SentReply): Piece {
  const { reply, channel, edited } = sent;
  const fill = fillOf(sent);
  return edited === undefined
    ? pieceOf(reply.prose, channel, fill)
    : typedPiece(filledIn(edited, fill), channel);
}

/** Pieces made of some replies as one message, signed as the last of them is, and what they lack. */
export function preparedFrom(
  replies: readonly [SentReply, ...SentReply[]],
  pieces: readonly Piece[],
  { channel, initials }: Pick<CopyRequest, "channel" | "initials">,
): PreparedCopy {
  const { settings } = replies.at(-1) ?? replies[0];
  const sign = settings.signs[channel.id] ?? channel.sign;
  return {
    ...messageOf(pieces, channel, signOff(sign, initials)),
    ...subjectOf(replies),
    missing: [...new Set(replies.flatMap(missingIn))],
    faults: Object.assign({}, ...replies.map(faultsOf)),
    needsInitials: sign.includes("{{initials}}") && initials === "",
  };
}

function subjectOf(replies: readonly SentReply[]): { readonly subject?: string } {
  const first = replies.find(({ reply }) => reply.subject !== undefined);
  return first ? { subject: filledIn(first.reply.subject ?? "", fillOf(first)) } : {};
}

function missingIn(sent: SentReply): string[] {
  return namesIn(sent).filter((name) => fieldValue(sent, name) === undefined);
}

/** The fields of what is really sent, in the order they stand, subject first. */
function namesIn({ reply, edited }: SentReply): string[] {
  return edited === undefined ? fieldsOf(reply) : [...fieldsIn(reply.subject ?? ""), ...fieldsIn(edited)];
}

/** What a field becomes: what was typed, else its fallback; undefined while it is missing. */
export function fieldValue(sent: SentReply, name: string): string | undefined {
  const { placeholders, fields, locale, settings } = sent;
  const placeholder = placeholders.find((candidate) => candidate.name === name);
  return placeholder
    ? filledText(placeholder, fields[name], locale, settings.fallbacks[name])
    : fields[name]?.trim() || undefined;
}

/** What each field of a reply becomes; one that is missing stands as it is written. */
export function fillOf(sent: SentReply): Fill {
  return (name) => fieldValue(sent, name) ?? `{{${name}}}`;
}

/** Which values cannot be sent; in a touched-up text those that still stand in it are judged. */
function faultsOf(sent: SentReply): PreparedCopy["faults"] {
  const { reply, placeholders, fields, edited } = sent;
  const placed = fieldsOf(reply).filter((name) => edited?.includes(fields[name]?.trim() ?? ""));
  const faults = [...new Set([...namesIn(sent), ...placed])].flatMap((name) => {
    const placeholder = placeholders.find((candidate) => candidate.name === name);
    const typed = fields[name]?.trim();
    const fault = placeholder && typed ? faultOf(placeholder, typed) : undefined;
    return fault ? [[name, fault] as const] : [];
  });
  return Object.fromEntries(faults);
}
