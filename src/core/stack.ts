import { type CopyRequest, fillOf, type PreparedCopy, preparedFrom, type SentReply } from "#core/copy.ts";
import { partedRegards, partedRegardsText, withoutGreeting } from "#core/greeting.ts";
import { type Piece, pieceOf, typedPiece } from "#core/message.ts";
import { filledIn } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";

/** Where several replies go in one message. */
export interface StackRequest extends Pick<CopyRequest, "channel" | "initials"> {
  /** Lines that advisories add to it. */
  readonly appended?: readonly Prose[];
}

/**
 * Several replies as one message. The lines of advisories stand behind the last of them, the last leave-taking
 * ("Kind regards,") behind those, then one sign-off: the last reply's.
 */
export function preparedMessage(
  replies: readonly [SentReply, ...SentReply[]],
  { appended = [], ...request }: StackRequest,
): PreparedCopy {
  const last = replies.at(-1) ?? replies[0];
  const parts = replies.map(partedBody);
  const lines = appended.map((prose) => asAppended(last, prose));
  const pieces = [...parts.map(({ body }) => body), ...lines.map((line) => partedBody(line).body)];
  const regards = parts.flatMap((part) => part.regards ?? []).slice(-1);
  return preparedFrom([...replies, ...lines], [...pieces, ...regards], request);
}

function asAppended({ edited: _, ...last }: SentReply, prose: Prose): SentReply {
  const { subject: __, ...reply } = last.reply;
  return { ...last, reply: { ...reply, prose: withoutGreeting(prose, last.locale) } };
}

/** A reply's body and its leave-taking, where it has one: what is added stands between the two. */
function partedBody(sent: SentReply): { readonly body: Piece; readonly regards?: Piece } {
  const { channel, reply, edited } = sent;
  const fill = fillOf(sent);
  if (edited === undefined) {
    const { body, regards } = partedRegards(reply.prose);
    return {
      body: pieceOf(body, channel, fill),
      ...(regards && { regards: pieceOf([regards], channel, fill) }),
    };
  }
  const { body, regards } = partedRegardsText(filledIn(edited, fill));
  return { body: typedPiece(body, channel), ...(regards && { regards: typedPiece(regards, channel) }) };
}
