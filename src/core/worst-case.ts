import type { Channel } from "#core/channel.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type Fill, fieldsIn, plainText, signedText, signOff } from "#core/plain-text.ts";
import { inlinesOf, type Prose } from "#core/prose.ts";

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

/** What a reply is measured in: its words, its language, and the fields of the workspace. */
export interface Measured {
  readonly prose: Prose;
  readonly locale: Locale;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
}

/** Writes a reply as long as it may become on a channel, every field at its longest; channels that write alike share the work. */
export function longestTexts({ prose, locale, placeholders }: Measured): (channel: Channel) => string {
  const written = new Map<string, string>();
  return (channel) => {
    const { format, lines, count } = channel;
    const key = `${format === "discord"} ${lines} ${count}`;
    const text =
      written.get(key) ??
      plainText(prose, { fill: longestFill(placeholders, locale, channel), format, lines });
    written.set(key, text);
    return text;
  };
}

/**
 * At most how many letters a reply has on any channel, every field at its longest: known without writing it
 * out for each. Emphasis may keep up to four marks, and a letter in an address becomes at most nine: three
 * bytes, each percent-encoded.
 */
export function mostLetters({ prose, placeholders }: Measured): number {
  let letters = plainText(prose).length;
  for (const inline of inlinesOf(prose)) {
    if ("children" in inline || inline.type === "code") letters += 4;
    if (inline.type === "link") letters += 9 * roomFor(fieldsIn(inline.url), placeholders);
    if (inline.type === "code") letters += roomFor(fieldsIn(inline.value), placeholders);
    if (inline.type === "placeholder") letters += roomFor([inline.name], placeholders);
  }
  return letters;
}

function roomFor(names: readonly string[], placeholders: Measured["placeholders"]): number {
  const sizes = names.map((name) => {
    const { max = 0, options = [] } = placeholders.get(name) ?? {};
    return Math.max(max, ...options.map((option) => option.length));
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether a text of so many letters is sure to fit a channel with its signature, whatever the letters are. */
export function surelyFits(letters: number, { limit, count }: Channel, sign: string): boolean {
  return limit === undefined || mostOf(letters, count) + mostOf(sign.length, count) + ROOM_FOR_JOINT <= limit;
}

/** Fields as long as they may become. One that the settings do not describe stays as it is. */
function longestFill(placeholders: Measured["placeholders"], locale: Locale, channel: Channel): Fill {
  return (name) => {
    const placeholder = placeholders.get(name);
    if (!placeholder) return `{{${name}}}`;
    return longestOption(placeholder, channel) ?? letterFor(placeholder, locale).repeat(placeholder.max);
  };
}

const longest = new WeakMap<Placeholder, Map<Channel["count"], string | undefined>>();

function longestOption(placeholder: Placeholder, { count }: Channel): string | undefined {
  const known = longest.get(placeholder) ?? new Map<Channel["count"], string | undefined>();
  longest.set(placeholder, known);
  if (!known.has(count)) known.set(count, longestOf(placeholder.options, count));
  return known.get(count);
}

function longestOf(options: Placeholder["options"], count: Channel["count"]): string | undefined {
  return options?.reduce((best, option) => (lengthOf(option, count) > lengthOf(best, count) ? option : best));
}

/** Amounts, and codes such as "A-10023", are digits and plain letters in every language. */
function letterFor({ type, example }: Placeholder, locale: Locale): string {
  const isCode = type === "amount" || /^[\x20-\x7e]*\d[\x20-\x7e]*$/.test(example);
  return isCode ? "9" : (WIDE_LETTERS[locale.split("-")[0] ?? locale] ?? "w");
}

/** By how much a text, signed by two letters, exceeds a channel's limit in what the channel counts; 0 or less when it fits. */
export function excessOf(text: string, channel: Channel, sign: string): number {
  const { limit, count } = channel;
  if (limit === undefined || surelyFits(text.length, channel, sign)) return 0;
  const signed = signedText(text, channel, signOff(sign, "WW"));
  // Letters that never join others are characters one by one: most texts need no slow segmenting.
  return (count === "characters" && SIMPLE.test(signed) ? signed.length : lengthOf(signed, count)) - limit;
}

const ROOM_FOR_JOINT = 8;
const SIMPLE = /^[\n\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u024f\u1e00-\u1eff\u2010-\u2027]*$/;

/** At least what so many letters count for, whatever they are. */
function mostOf(letters: number, count: Channel["count"]): number {
  if (count === "sms") return Math.ceil(letters / 66) + 1;
  return letters * { characters: 1, x: 2, bytes: 3 }[count];
}
