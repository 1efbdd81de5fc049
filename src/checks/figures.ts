import type { Locale } from "#core/locale.ts";

/** The numbers of a text: those in figures as plain digits, and those a language writes as words or names of months. */
export interface Figures {
  /** `1.250.000 VND` → `1250000`, `09:00` → `9:00`, `20/02/2027` → `20`, `2`, `2027`. */
  readonly digits: ReadonlySet<string>;
  /** Whether a number up to twelve is spelt out or stands as the name of a month; true where the words of the language are not known. */
  readonly spelt: (number: number) => boolean;
}

const SPELT: Readonly<Record<string, readonly string[]>> = {
  en: [
    "one|once|a|an|first|single|january|jan",
    "two|twice|both|second|february|feb",
    "three|third|march|mar",
    "four|fourth|april|apr",
    "five|fifth|may",
    "six|sixth|june|jun",
    "seven|seventh|july|jul",
    "eight|eighth|august|aug",
    "nine|ninth|september|sept|sep",
    "ten|tenth|october|oct",
    "eleven|november|nov",
    "twelve|dozen|december|dec",
  ],
  vi: [
    "một|nhất|tháng giêng",
    "hai|đôi|nhì",
    "ba",
    "bốn|tư",
    "năm",
    "sáu",
    "bảy|bẩy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai|tháng chạp",
  ],
};

const FORMS = new Map(
  Object.entries(SPELT).map(([language, forms]) => [
    language,
    forms.map((form) => new RegExp(String.raw`(?<!\p{L})(?:${form})(?!\p{L})`, "iu")),
  ]),
);

/** Fields, addresses, and names with figures in them; Chinese, Japanese and Thai set no space before a number. */
const NOT_COUNTED =
  /\{\{[^{}]*\}\}|\S+:\/\/\S+|(?:(?![\p{sc=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}])\p{L})+-?\d[\p{L}\d]*|(?<!\d)\d+\p{Lu}+(?!\p{Ll})/gu;

/** Only the words that hold a figure and those behind them, such as "pm", with a "·" for the others between: they say nothing of numbers. */
function nearFigures(text: string): string {
  const kept: string[] = [];
  let until = 0;
  for (let digit = digitFrom(text, 0); digit >= 0; digit = digitFrom(text, until)) {
    const start = wordStart(text, digit);
    if (/\S/.test(text.slice(until, start))) kept.push("·");
    const [behind = ""] = /^\S*\s*\S*/.exec(text.slice(start)) ?? [];
    const [word = "", next] = behind.split(/\s+/);
    const isNext = next !== undefined && !/\d/.test(next);
    kept.push(isNext ? `${word} ${next}` : word);
    until = start + (isNext ? behind.length : word.length);
  }
  return kept.join(" ");
}

const DIGIT = /\d/g;

function digitFrom(text: string, from: number): number {
  DIGIT.lastIndex = from;
  return DIGIT.exec(text)?.index ?? -1;
}

function wordStart(text: string, within: number): number {
  let start = within;
  while (start > 0 && !/\s/.test(text[start - 1] ?? "")) start--;
  return start;
}

/** The numbers in a text of a language. Those inside a name, such as 4G, MP3 or LS-20418833, are none. */
export function figuresIn(text: string, locale: Locale): Figures {
  const digits = new Set(
    digitFrom(text, 0) < 0 ? [] : numbersIn(nearFigures(text).replace(NOT_COUNTED, " ")),
  );
  const forms = FORMS.get(locale.split("-")[0] ?? "") ?? [];
  return { digits, spelt: (number) => forms.length === 0 || forms[number - 1]?.test(text) === true };
}

/**
 * The numbers of one text that another does not have. Up to twelve, a number may be spelt out or be the name of
 * a month; where the words of the other's language are not known, it is not missed.
 */
export function missingFigures(of: Figures, other: Figures): string[] {
  return [...of.digits].filter((number) => !has(other, number));
}

function has({ digits, spelt }: Figures, number: string): boolean {
  const hour = /^(\d+):00$/.exec(number)?.[1];
  if (digits.has(number) || digits.has(`${number}:00`)) return true;
  if (hour !== undefined) return digits.has(hour) || digits.has(String(Number(hour) % 12));
  return Number(number) <= 12 && spelt(Number(number));
}

const TIME = /(?<!\d)([01]?\d|2[0-3])(?:[:.hg]|\s?giờ\s?)([0-5]\d)(?!\d)(?:\s?([ap])\.?m\.?)?/giu;
const HOUR = /(?<!\d)(1[0-2]|[1-9])\s?([ap])\.?m\.?(?!\p{L})/giu;

function numbersIn(text: string): string[] {
  const found: string[] = [];
  const taken = (hours: number, minutes: string) => {
    found.push(`${hours}:${minutes}`);
    return " ";
  };
  const rest = text
    .replace(TIME, (whole, hours: string, minutes: string, half?: string) =>
      /[.]/.test(whole) && !half ? whole : taken(hourOf(hours, half), minutes),
    )
    .replace(HOUR, (_, hours: string, half: string) => taken(hourOf(hours, half), "00"));
  const numbers =
    rest.match(/\d+(?:[.,\u00a0\u202f ]\d{3})+(?![\d])|\d+[.,]\d{1,2}(?!\d)(?![./]\d)|\d+/g) ?? [];
  return [...found, ...numbers.map((number) => plainNumber(number))];
}

function hourOf(hours: string, half: string | undefined): number {
  if (half === undefined) return Number(hours);
  return (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

/** Groups of three lose their marks, a decimal mark becomes a point, leading zeros go. */
function plainNumber(number: string): string {
  if (/^\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+$/.test(number)) return String(Number(number.replace(/\D/g, "")));
  return String(Number(number.replace(",", ".")));
}
