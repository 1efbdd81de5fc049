import { type Sign, UNSPACED_LETTER } from "#core/sign.ts";
import type { SignWords, Unit } from "#core/sign-words.ts";

const SYMBOLS: Readonly<Record<string, Unit>> = {
  "€": "EUR",
  $: "USD",
  "£": "GBP",
  "¥": "JPY",
  "₫": "VND",
};
const CODES: readonly string[] = ["EUR", "USD", "GBP", "JPY", "VND"] satisfies Unit[];
const BEFORE = String.raw`(?:([€$£¥₫])|(?<!\p{L})(EUR|USD|GBP|JPY|VND)) ?`;
const VALUE = String.raw`\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,:/]\d+)*`;
const NUMBER = new RegExp(String.raw`(?:${BEFORE})?(?<![\p{L}\p{M}\d.,])(${VALUE})`, "gu");
const LETTERS = /[\p{L}\p{M}]+/uy;

/** A unit behind a number: what it is, and where it ends. */
interface Counted {
  readonly unit: Unit;
  readonly end: number;
}

/** The numbers of a plain text with what they count: `14 days`, `€10`, `7:30 pm`, and words for numbers before a unit. */
export function numbersIn(text: string, words: SignWords | undefined): Sign[] {
  const inDigits = [...text.matchAll(NUMBER)].flatMap((match): Sign[] => {
    const [whole, symbol = "", code, digits = ""] = match;
    const at = match.index + whole.length;
    const counted = unitAt(text, at, words);
    const unit = SYMBOLS[symbol] ?? code ?? counted?.unit ?? "";
    const end = counted?.end ?? lettersEnd(text, at);
    const letters = counted ? "" : text.slice(at, end);
    if (letters.length > 2) return [];
    return [signOf(plainValue(digits) + suffix(letters), unit, text.slice(match.index, end), match.index)];
  });
  return [...inDigits, ...inWords(text, words)];
}

function signOf(value: string, unit: string, words: string, index: number): Sign {
  const type = unit === "%" || CODES.includes(unit) ? "amount" : /\d[/]\d/.test(value) ? "date" : "number";
  return { type, key: `${value} ${unit}`.trim(), words: words.trim(), index };
}

/** `1,200` and `1.200` are 1200, `10,00` is 10, `09:00` is 9:00; a day such as `1/12/2026` stays as it is. */
function plainValue(digits: string): string {
  const grouped = /^\d{1,3}(?:[., ]\d{3})+$/.test(digits) ? digits.replace(/[., ]/g, "") : digits;
  if (/[:/]/.test(grouped) || (grouped.match(/[.,]/g)?.length ?? 0) > 1)
    return grouped.replace(/^0(?=\d)/, "");
  return String(Number(grouped.replace(",", ".")));
}

/** One or two letters that stand right at a number belong to it, but for the ends of ordinals: `10GB`, `7pm`, `1st`. More are a name. */
function suffix(letters: string): string {
  return /^(?:st|nd|rd|th)$/i.test(letters) ? "" : letters.toLowerCase();
}

function lettersEnd(text: string, at: number): number {
  LETTERS.lastIndex = at;
  const letters = LETTERS.exec(text)?.[0] ?? "";
  return UNSPACED_LETTER.test(letters) ? at : at + letters.length;
}

function unitAt(text: string, at: number, words: SignWords | undefined): Counted | undefined {
  const percent = /^ ?%/.exec(text.slice(at, at + 2));
  if (percent) return { unit: "%", end: at + percent[0].length };
  const symbol = /^ ?([€$£¥₫])/.exec(text.slice(at, at + 2));
  if (symbol) return { unit: SYMBOLS[symbol[1] ?? ""] ?? "EUR", end: at + symbol[0].length };
  const rest = text.slice(at, at + 40);
  let best: Counted | undefined;
  for (const [unit, pattern] of unitPatterns(words)) {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined && at + found.length > (best?.end ?? at)) best = { unit, end: at + found.length };
  }
  return best;
}

const patterns = new WeakMap<SignWords, readonly (readonly [Unit, RegExp])[]>();

function unitPatterns(words: SignWords | undefined): readonly (readonly [Unit, RegExp])[] {
  if (!words) return [];
  const known = patterns.get(words);
  if (known) return known;
  const made = Object.entries(words.units).map(([unit, alternatives]) => {
    const border = UNSPACED_LETTER.test(alternatives) ? "" : String.raw`(?![\p{L}\p{M}])`;
    return [
      unit as Unit,
      new RegExp(`^[ -]?(?:${alternatives.replaceAll(" ", "\\s+")})${border}`, "iu"),
    ] as const;
  });
  patterns.set(words, made);
  return made;
}

/** Words for numbers count only before a unit: "one of the two" says nothing about time or money. */
function inWords(text: string, words: SignWords | undefined): Sign[] {
  const groups = words?.numbers?.split(", ") ?? [];
  return groups.flatMap((group) => {
    const [value = "", ...rest] = group.split(" ");
    const pattern = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${rest.join(" ")})(?![\p{L}\p{M}])`, "giu");
    return [...text.matchAll(pattern)].flatMap(({ 0: found, index }): Sign[] => {
      const counted = unitAt(text, index + found.length, words);
      return counted ? [signOf(value, counted.unit, text.slice(index, counted.end), index)] : [];
    });
  });
}
