import type { Channel, Count } from "#core/channel.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type Fill, fieldsIn, onOneLine, plainText, signedText, signOff } from "#core/plain-text.ts";
import type { Inline, Prose } from "#core/prose.ts";

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
  return ({ format, lines, count }) => {
    const key = `${format === "discord"} ${longestOptions(placeholders, count).key}`;
    const text =
      written.get(key) ?? plainText(prose, { fill: longestFill(placeholders, locale, count), format });
    written.set(key, text);
    return lines === "one" ? onOneLine(text) : text;
  };
}

/** What a reply says, as far as its length goes: its plain text and the runs it is made of. */
export interface Said {
  readonly words: string;
  readonly inlines: readonly Inline[];
}

/**
 * At most how many letters a reply has on any channel, every field at its longest: known without writing it
 * out for each. Emphasis may keep up to four marks, and a letter in an address becomes at most nine: three
 * bytes, each percent-encoded.
 */
export function mostLetters({ words, inlines }: Said, placeholders: Measured["placeholders"]): number {
  let letters = words.length;
  for (const inline of inlines) {
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
function longestFill(placeholders: Measured["placeholders"], locale: Locale, count: Count): Fill {
  const { byName } = longestOptions(placeholders, count);
  return (name) => {
    const placeholder = placeholders.get(name);
    if (!placeholder) return `{{${name}}}`;
    return byName.get(name) ?? letterFor(placeholder, locale).repeat(placeholder.max);
  };
}

/** The longest option of each field that has some; the key is the same for ways to count that find the same ones. */
interface LongestOptions {
  readonly byName: ReadonlyMap<string, string>;
  readonly key: string;
}

const longest = new WeakMap<Measured["placeholders"], Map<Count, LongestOptions>>();

function longestOptions(placeholders: Measured["placeholders"], count: Count): LongestOptions {
  const byCount = longest.get(placeholders) ?? new Map<Count, LongestOptions>();
  longest.set(placeholders, byCount);
  const known = byCount.get(count) ?? longestBy(placeholders, count);
  byCount.set(count, known);
  return known;
}

function longestBy(placeholders: Measured["placeholders"], count: Count): LongestOptions {
  const found = [...placeholders].flatMap(([name, { options }]) => {
    const option = options?.reduce((best, one) =>
      lengthOf(one, count) > lengthOf(best, count) ? one : best,
    );
    return option === undefined ? [] : [[name, option] as const];
  });
  return { byName: new Map(found), key: JSON.stringify(found) };
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
function mostOf(letters: number, count: Count): number {
  if (count === "sms") return Math.ceil(letters / 66) + 1;
  return letters * { characters: 1, x: 2, bytes: 3 }[count];
}
