import type { Channel } from "#core/channel.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type Fill, plainText, signedText, signOff } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";

/** What the widest letter that is usual in a language's names counts for depends on the channel; these are such letters. */
const WIDE_LETTERS: Readonly<Record<string, string>> = {
  vi: "ộ",
  ja: "国",
  zh: "国",
  ko: "한",
  th: "ก",
  hi: "क",
  bn: "ক",
  ar: "ع",
  ru: "ж",
  uk: "ж",
  el: "ω",
  fr: "é",
  de: "ü",
  es: "ñ",
  pt: "ã",
  pl: "ł",
  tr: "ş",
};

/** Fields as long as they may become in a reply of a language. One that the settings do not describe stays as it is. */
export function longestFill(
  placeholders: ReadonlyMap<string, Placeholder>,
  locale: Locale,
  channel: Channel,
): Fill {
  return (name) => {
    const placeholder = placeholders.get(name);
    if (!placeholder) return `{{${name}}}`;
    return longestOption(placeholder, channel) ?? letterFor(placeholder, locale).repeat(placeholder.max);
  };
}

function longestOption({ options }: Placeholder, { count }: Channel): string | undefined {
  return options?.reduce((longest, option) =>
    lengthOf(option, count) > lengthOf(longest, count) ? option : longest,
  );
}

/** Amounts, and codes such as "A-10023", are digits and plain letters in every language. */
function letterFor({ type, example }: Placeholder, locale: Locale): string {
  const isCode = type === "amount" || /^[\x20-\x7e]*\d[\x20-\x7e]*$/.test(example);
  return isCode ? "9" : (WIDE_LETTERS[locale.split("-")[0] ?? locale] ?? "w");
}

/** A reply as long as it may become on a channel: every field at its longest, signed by two letters. */
export function longestText(prose: Prose, fill: Fill, channel: Channel, sign: string): string {
  const { format, lines } = channel;
  return signedText(plainText(prose, { fill, format, lines }), channel, signOff(sign, "WW"));
}

/** By how much a text exceeds a channel's limit, in what the channel counts; 0 or less when it fits. */
export function excessOf(text: string, { limit, count }: Channel): number {
  if (limit === undefined || mostOf(text, count) <= limit) return 0;
  return lengthOf(text, count) - limit;
}

/** More than a text can count for, known without looking at its letters. */
function mostOf(text: string, count: Channel["count"]): number {
  if (count === "sms") return Math.ceil(text.length / 66) + 1;
  return text.length * { characters: 1, x: 2, bytes: 3 }[count];
}
