import type { Channel } from "#core/channel.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { lengthOf } from "#core/length.ts";
import { type Fill, plainText, signedText } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";

/** One piece of a message, both ways in which it can stand on the clipboard. */
export interface Piece {
  readonly text: string;
  readonly html: string;
}

/** A whole message: what is copied, and how it stands to the channel's limit. */
export interface Message {
  readonly text: string;
  /** Only for channels that take HTML. */
  readonly html?: string;
  /** In what the channel counts, sign-off included. */
  readonly length: number;
  /** By how much it is too long; 0 when it fits. */
  readonly over: number;
}

/** A prose as a piece, with its fields filled. */
export function pieceOf(prose: Prose, { format, lines }: Channel, fill: Fill): Piece {
  return {
    text: plainText(prose, { fill, format, lines }),
    html: proseHtml(prose, { field: (name) => escaped(fill(name)), fill }),
  };
}

/** A text that somebody typed as a piece: what stands between two empty lines is a paragraph. */
export function typedPiece(typed: string, channel: Channel): Piece {
  const text = typed.replace(/\r\n?/g, "\n").trim().normalize("NFC");
  const paragraphs = text === "" ? [] : text.split(/\n(?:[^\S\n]*\n)+/);
  return {
    text: channel.lines === "one" ? text.replace(/\s*\n\s*/g, " ") : text,
    html: paragraphs.map((lines) => `<p>${escaped(lines).replaceAll("\n", "<br>")}</p>`).join(""),
  };
}

/** Pieces as one message with one sign-off: parted by an empty line, by a space where the channel has one line. */
export function messageOf(pieces: readonly Piece[], channel: Channel, signature: string): Message {
  const filled = pieces.filter(({ text }) => text !== "");
  const body = filled.map(({ text }) => text).join(channel.lines === "one" ? " " : "\n\n");
  const text = signedText(body, channel, signature);
  const length = lengthOf(text, channel.count);
  const html = filled.map((piece) => piece.html).join("") + (signature && `<p>${escaped(signature)}</p>`);
  return {
    text,
    ...(channel.format === "html" && { html }),
    length,
    over: channel.limit === undefined ? 0 : Math.max(0, length - channel.limit),
  };
}
