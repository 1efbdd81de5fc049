import type { Locale } from "#core/locale.ts";
import { numbersIn } from "#core/sign-number.ts";
import { signWordsOf } from "#core/sign-table.ts";
import type { SignWords } from "#core/sign-words.ts";

/** A piece of a text that weighs: two with the same key say the same. */
export interface Sign {
  readonly type: "number" | "amount" | "date" | "negation" | "condition";
  /** What it says, whatever the words: `14 day`, `10 EUR`, `only`. */
  readonly key: string;
  /** The words as they stand in the text. */
  readonly words: string;
  readonly index: number;
}

/** A letter of a script that puts no spaces between words. */
export const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const ADDRESS =
  /(?:https?:\/\/|www\.|mailto:)[^\s)]*|\((?:answer|product|advisory):[^)]*\)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const FIELD = /\{\{[^{}]*\}\}/gu;
const LIST_MARK = /^[ \t]*\d+\. /gmu;
const BLANK = "\u2022";

/**
 * The pieces of a plain text that weigh in its language, in order: numbers with what they count, amounts,
 * dates, negations and conditions. Addresses, fields, the numbers of list items and set phrases are left out.
 */
export function signsIn(text: string, locale: Locale): Sign[] {
  const words = signWordsOf(locale);
  const composed = text.normalize("NFC").replace(/[\u00a0\u202f]/gu, " ");
  const plain = [ADDRESS, FIELD, LIST_MARK].reduce(
    (rest, pattern) => rest.replace(pattern, blanked),
    composed,
  );
  const found = [...numbersIn(plain, words), ...datesIn(plain, locale, words), ...wordSigns(plain, words)];
  return found.sort((a, b) => a.index - b.index);
}

function blanked(found: string): string {
  return BLANK.repeat(found.length);
}

/** The names of months and weekdays, with a capital where the language demands one; "May" may be a verb, and days such as "tomorrow". */
function datesIn(text: string, locale: Locale, words: SignWords | undefined): Sign[] {
  const named = phrasesIn(text, dateNames(locale).join("|"), "gu");
  const relative = words?.days ? phrasesIn(text, words.days, "giu") : [];
  return [...named, ...relative].map(({ found, index }) => ({
    type: "date",
    key: found.toLowerCase(),
    words: found,
    index,
  }));
}

const names = new Map<Locale, readonly string[]>();

function dateNames(locale: Locale): readonly string[] {
  const known = names.get(locale);
  if (known) return known;
  const name = (date: Date, part: "month" | "weekday") =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long", weekday: "long" })
      .formatToParts(date)
      .find(({ type }) => type === part)?.value ?? "";
  const months = Array.from({ length: 12 }, (_, month) => name(new Date(Date.UTC(2026, month, 15)), "month"));
  const days = Array.from({ length: 7 }, (_, day) => name(new Date(Date.UTC(2026, 0, 4 + day)), "weekday"));
  const all = [...months, ...days].filter((word) => /\p{L}/u.test(word) && !/\d/.test(word));
  const spelled = /^(?:en|de)\b/.test(locale)
    ? all.filter((word) => word !== "May")
    : all.flatMap(eitherCase);
  names.set(locale, spelled);
  return spelled;
}

function eitherCase(word: string): string[] {
  const rest = word.slice(1);
  return [...new Set([word, word.charAt(0).toUpperCase() + rest, word.charAt(0).toLowerCase() + rest])];
}

/** Negations and conditions as whole words, the longest phrase first; those of set phrases do not count. */
function wordSigns(text: string, words: SignWords | undefined): Sign[] {
  if (!words) return [];
  const plain = words.idioms ? text.replace(bordered(words.idioms, "giu"), blanked) : text;
  const all = Object.entries(words.signs).flatMap(([key, phrases]) =>
    phrasesIn(plain, phrases, "giu").map(
      ({ found, index }): Sign => ({
        type: key === "not" ? "negation" : "condition",
        key,
        words: found,
        index,
      }),
    ),
  );
  const longest = all.sort((a, b) => a.index - b.index || b.words.length - a.words.length);
  return longest.filter(
    (sign, at) =>
      !longest
        .slice(0, at)
        .some((other) => other.index <= sign.index && sign.index < other.index + other.words.length),
  );
}

function phrasesIn(text: string, phrases: string, flags: string): { found: string; index: number }[] {
  if (phrases === "") return [];
  return [...text.matchAll(bordered(phrases, flags))].map(({ 0: found, index }) => ({ found, index }));
}

const made = new Map<string, RegExp>();

/** Whole words, the longest alternative first; scripts without spaces have no borders. */
function bordered(phrases: string, flags: string): RegExp {
  const known = made.get(`${flags}${phrases}`);
  if (known) return known;
  const alternatives = phrases.replaceAll(" ", String.raw`\s+`);
  const pattern = UNSPACED_LETTER.test(phrases)
    ? `(?:${alternatives})`
    : String.raw`(?<![\p{L}\p{M}])(?:${alternatives})(?![\p{L}\p{M}])`;
  const regex = new RegExp(pattern, flags);
  made.set(`${flags}${phrases}`, regex);
  return regex;
}
