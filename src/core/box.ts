import { isHeadAddress } from "#core/head-field.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";

/**
 * The parts of a text besides its replies that a proposal may change, by the name of their tag; `text` is the
 * words that stand in no tag, which is all there is to a product or a fragment.
 */
export const BOX_SECTIONS = ["text", "when", "steps", "never", "escalate"] as const;
/** One of those parts. */
export type BoxSection = (typeof BOX_SECTIONS)[number];

/**
 * The address of a reply inside one text: its channels as written, joined by `+` (`private` when it names none),
 * then the moment and the 1-based variant where they are not the first: `public/upset.2`, `email+chat`.
 */
export function boxAddress(channels: readonly string[], moment: Moment, variant: number): string {
  const named = channels.length === 0 ? "private" : channels.join("+");
  return numbered(`${named}${moment === "first" ? "" : `/${moment}`}`, variant);
}

/** Whether an address is a reply's, and not that of a field of the front matter, which forms address alike. */
export function isReplyBox(address: string): boolean {
  return !isHeadAddress(address) && replyBox(address) !== undefined;
}

/** The address of another part: its name, and which of them where a text has several: `steps`, `text.2`. */
export function sectionAddress(name: BoxSection, nth: number): string {
  return numbered(name, nth);
}

function numbered(name: string, nth: number): string {
  return nth > 1 ? `${name}.${nth}` : name;
}

/** A reply's address read back; undefined for the name of another part and for what is no address. */
export function replyBox(
  address: string,
): { channels: readonly string[]; moment: Moment; variant: number } | undefined {
  const [, named = "", moment = "first", variant = "1"] =
    /^([a-z0-9-]+(?:\+[a-z0-9-]+)*)(?:\/([a-z]+))?(?:\.([1-9]\d{0,2}))?$/.exec(address) ?? [];
  if (named === "" || !(MOMENTS as readonly string[]).includes(moment)) return undefined;
  if ((BOX_SECTIONS as readonly string[]).includes(named)) return undefined;
  return {
    channels: named === "private" ? [] : named.split("+"),
    moment: moment as Moment,
    variant: Number(variant),
  };
}

/** The address of a part that is no reply read back; undefined for a reply's and for what is no address. */
export function sectionBox(address: string): { name: BoxSection; nth: number } | undefined {
  const [, named = "", nth = "1"] = /^([a-z]+)(?:\.([1-9]\d{0,2}))?$/.exec(address) ?? [];
  const name = BOX_SECTIONS.find((one) => one === named);
  return name && { name, nth: Number(nth) };
}

/** The words of a part as they are written into a text: plain line ends, no empty lines around, NFC. */
export function tidyWords(words: string): string {
  return words
    .replaceAll("\r\n", "\n")
    .replace(/^(?:[ \t]*\n)+|\s+$/g, "")
    .normalize("NFC");
}
