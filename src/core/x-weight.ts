import { graphemesOf } from "#core/graphemes.ts";

/** The code points that weigh 1, from twitter-text's `config/v3.json`; all others weigh 2. */
const LIGHT = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;
const ADDRESS_WEIGHT = 23;

// X also counts an address without https:// where it ends in a known top-level domain. These are the usual
// ones, and any two letters are taken for a country's; its own list has a thousand more.
const TOP_LEVEL = [
  "com net org info biz edu gov int mil name pro mobi asia app dev shop store online site website blog live news",
  "tech cloud events event tickets games game media support help chat page link club xyz music movie video group",
  "world global travel jobs team email social space today top vip art fun show tours studio agency digital",
].flatMap((line) => line.split(" "));

const LETTER = String.raw`a-z0-9\p{Script=Latin}`;
const BARE_HOST = String.raw`(?<![\p{Script=Latin}\-_.\/])(?:[${LETTER}][${LETTER}\-]*\.)+(?:${TOP_LEVEL.join("|")}|[a-z]{2})(?![a-z0-9@+\-])`;
const HOST = String.raw`https?:\/\/(?:[\p{L}\p{M}\p{N}_\-]+\.)+[\p{L}\p{M}]{2,}`;
const IN_PATH = String.raw`[${LETTER}\p{Script=Cyrillic}!*';:=+,.$\/%#\[\]\-–_~@|&]`;
const IN_BRACKETS = String.raw`\(${IN_PATH}+\)`;
const PATH = String.raw`\/(?:(?:${IN_PATH}|${IN_BRACKETS})*(?:[${LETTER}\p{Script=Cyrillic}=_#\/+\-]|${IN_BRACKETS}))?`;
const QUERY = String.raw`\?[a-z0-9!?*'@();:&=+$\/%#\[\]\-_.,~|]*[a-z0-9\-_&=#\/]`;
const ADDRESS = new RegExp(
  `(?<![a-z0-9@＠$#＃])(?:${HOST}|${BARE_HOST})(?::\\d+)?(?:${PATH})?(?:${QUERY})?`,
  "giu",
);

// "©" and "®" are letters to X unless an emoji selector follows them.
const EMOJI = /(?![©®](?!\ufe0f))\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|^[\d#*]\ufe0f?\u20e3/u;

/**
 * How long a post is on X, as twitter-text counts with its published configuration v3: after NFC each code
 * point weighs 1 or 2, an emoji 2 however it is composed, an address 23 however long it is. The names that a
 * reply begins with are free on X; that is for the sender's tool and not subtracted here.
 */
export function xWeight(text: string): number {
  const normal = text.normalize("NFC");
  if (!MAY_HOLD_ADDRESS.test(normal)) return wordsWeight(normal);
  let [weight, at] = [0, 0];
  for (const { 0: address, index } of normal.matchAll(ADDRESS)) {
    weight += wordsWeight(normal.slice(at, index)) + ADDRESS_WEIGHT;
    at = index + address.length;
  }
  return weight + wordsWeight(normal.slice(at));
}

const MAY_HOLD_ADDRESS = /\.\S/;
// Most posts hold nothing that an emoji is made of, and need no slow segmenting.
const MAY_HOLD_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

function wordsWeight(text: string): number {
  if (!MAY_HOLD_EMOJI.test(text)) return lettersWeight(text);
  let weight = 0;
  for (const { segment } of graphemesOf(text)) weight += EMOJI.test(segment) ? 2 : lettersWeight(segment);
  return weight;
}

function lettersWeight(text: string): number {
  let weight = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    weight += LIGHT.some(([first, last]) => code >= first && code <= last) ? 1 : 2;
  }
  return weight;
}
