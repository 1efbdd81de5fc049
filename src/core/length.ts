import type { Count } from "#core/channel.ts";
import { graphemesOf } from "#core/graphemes.ts";
import { xWeight } from "#core/x-weight.ts";

/** Each of these is a grapheme cluster of its own: most texts in Latin letters hold nothing else. */
const SIMPLE = /^[\n -~\u00c0-\u024f\u1e00-\u1eff]*$/;

/** GSM 7-bit default alphabet, one septet each (3GPP TS 23.038, formerly GSM 03.38, § 6.2.1). */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Its extension table: an escape and the character, two septets (§ 6.2.1.1). */
const EXTENSION = new Set("\f^{}\\[~]|€");

/** What an SMS holds alone, and as one of several: 140 octets, less the 6 that join it to the others. */
const ROOM = { "gsm-7": { alone: 160, joined: 153 }, "ucs-2": { alone: 70, joined: 67 } };

/**
 * How long a text is on a channel that counts in this way: `characters` as readers see them (extended
 * grapheme clusters, Unicode UAX 29), `x` by X's weights, `sms` in parts, `bytes` in UTF-8 (RFC 3629).
 * "Đêm ế 👨‍👩‍👧" = 7 characters, 9 on X, 1 SMS, 28 bytes.
 */
export function lengthOf(text: string, count: Count): number {
  if (count === "x") return xWeight(text);
  if (count === "sms") return smsParts(text);
  if (count === "bytes") return bytesOf(text);
  return SIMPLE.test(text) ? text.length : [...graphemesOf(text)].length;
}

/**
 * How a text travels as SMS: in the GSM 7-bit alphabet where every character has a place in it, else in
 * UCS-2. One character outside, such as "ế" or "“", turns the whole text to UCS-2.
 */
export function smsEncodingOf(text: string): "gsm-7" | "ucs-2" {
  for (const character of text) if (!BASIC.has(character) && !EXTENSION.has(character)) return "ucs-2";
  return "gsm-7";
}

/** What a text takes up as SMS in the encoding that it needs: septets, or UTF-16 units. "10 €" = 5 septets. */
export function smsUnits(text: string): number {
  return unitsOf(text).reduce((sum, units) => sum + units, 0);
}

/**
 * How many messages are sent and paid for (3GPP TS 23.040 § 9.2.3.24.1; lox24's and Twilio's pages count
 * alike). An escape pair or a surrogate pair is never divided between two. An empty text is none.
 */
function smsParts(text: string): number {
  const { alone, joined } = ROOM[smsEncodingOf(text)];
  const characters = unitsOf(text);
  if (text === "") return 0;
  if (characters.reduce((sum, units) => sum + units, 0) <= alone) return 1;
  let [parts, used] = [1, 0];
  for (const units of characters) {
    if (used + units > joined) [parts, used] = [parts + 1, 0];
    used += units;
  }
  return parts;
}

/** The septets or UTF-16 units of each character, in order. */
function unitsOf(text: string): number[] {
  const isGsm = smsEncodingOf(text) === "gsm-7";
  return Array.from(text, (character) => (!isGsm ? character.length : EXTENSION.has(character) ? 2 : 1));
}

/** UTF-8 bytes; half a surrogate pair counts as the U+FFFD that is sent for it. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
