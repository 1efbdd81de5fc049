import type { Span } from "#core/wording.ts";

/** Letters of scripts that put a space beside a number; others write 電話は090-1234-5678です. */
const SPACED = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}`;
const BORDER_BEFORE = String.raw`(?<![${SPACED}\p{N}=#_+])(?<!(?<!\d)\/)(?<!\d[.,])`;
const BORDER_AFTER = String.raw`(?![${SPACED}\p{N}]|[.,:]\d)`;
const MONEY = String.raw`(?!\s?(?:\p{Sc}|(?:VND|VNĐ|EUR|USD|GBP|JPY|đ|đồng|xu|coins)(?!\p{L})))`;

const PHONES = [
  // Viet Nam, mobile: 0912 345 678, 0912.345.678, 84912345678
  String.raw`0[35789]\d(?:[ .-]?\d){7}`,
  String.raw`84[35789]\d{8}`,
  // With the country's code: +84 912 345 678, 0084…, +44 (0)20 7946 0018 (ITU-T E.164: at most 15 digits)
  String.raw`\(?(?:\+|00(?=[1-9]\d)) ?[1-9](?:[()]{0,2}[ .-]?\(?\d){8,14}`,
  // As it is dialled at home: 024 3825 1234, (020) 7946 0018, 090-1234-5678; not a date
  String.raw`(?!\d{1,2}[ .-]\d{1,2}[ .-]\d{4})\(?0[1-9]\d{0,3}\)?(?:[ .-]?\d){6,10}`,
  // North America: (415) 555-2671, 415-555-2671
  String.raw`(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[.-]\d{4}`,
].map((form) => new RegExp(BORDER_BEFORE + form + BORDER_AFTER + MONEY, "gu"));

/** Where a text holds phone numbers, Vietnamese and international ones. */
export function phonesIn(text: string): Span[] {
  return PHONES.flatMap((form) => [...text.matchAll(form)])
    .filter(([found]) => isDialled(found))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Nine digits at least, and some of them together: "01 02 03 04 05" is a list. */
function isDialled(found: string): boolean {
  const digits = found.replace(/\D/g, "").length;
  return digits >= 9 && digits <= 15 && /\d{3}/.test(found);
}

const DIGITS = /* @__PURE__ */ new RegExp(
  `(?<![${SPACED}\\p{N}.,#_/=])\\d+(?:[ -]\\d+)*(?![${SPACED}\\p{N}]|[.,]\\d)`,
  "gu",
);

/**
 * Where a text holds payment card numbers: as long as a known scheme makes them, with the right check digit
 * (Luhn, ISO/IEC 7812-1); in groups of four and more, parted by single spaces or hyphens.
 */
export function cardsIn(text: string): Span[] {
  return [...text.matchAll(DIGITS)].flatMap(({ index, 0: run }) => {
    const groups = [...run.matchAll(/\d+/g)].map((group) => ({
      start: group.index,
      end: group.index + group[0].length,
    }));
    return cardsAmong(groups, run).map(({ start, end }) => ({ start: index + start, end: index + end }));
  });
}

function cardsAmong(groups: readonly Span[], run: string): Span[] {
  const cards: Span[] = [];
  for (let first = 0; first < groups.length; first++) {
    // At most five groups make a card; the longest wins.
    const ends = groups.slice(first, first + 5).reverse();
    const card = ends
      .map(({ end }) => ({ start: groups[first]?.start ?? 0, end }))
      .find(({ start, end }) => isCard(run.slice(start, end)));
    if (!card) continue;
    cards.push(card);
    first = groups.findIndex(({ end }) => end === card.end);
  }
  return cards;
}

/** By first digits and length: Diners, American Express, JCB, Visa, Mastercard, Mir, Discover, UnionPay, Maestro, Napas. */
const SCHEME =
  /^(?:3[0689]\d{12}|3[47]\d{13}|35\d{14,17}|4\d{12}(?:\d{3}){0,2}|(?:5\d|2[2-7])\d{14}|6\d{15,18}|9704\d{12}(?:\d{3})?)$/;

function isCard(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  const parts = written.split(/[ -]/);
  const isGrouped =
    parts.slice(0, -1).every(({ length }) => length >= 4) && parts.every(({ length }) => length <= 7);
  return (parts.length === 1 || isGrouped) && SCHEME.test(digits) && hasLuhnDigit(digits);
}

function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const IBAN = /* @__PURE__ */ new RegExp(
  `(?<![${SPACED}\\p{N}])[A-Z]{2}\\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![${SPACED}\\p{N}])`,
  "gu",
);

/** Where a text holds bank account numbers as IBAN (ISO 13616), in one piece or in fours, with the right check digits. */
export function ibansIn(text: string): Span[] {
  return [...text.matchAll(IBAN)].flatMap(({ index, 0: found }) => {
    const groups = found.split(" ");
    const sizes = groups.map((_, count) => groups.slice(0, groups.length - count).join(" "));
    const iban = sizes.find((candidate) => isIban(candidate.replaceAll(" ", "")));
    return iban === undefined ? [] : [{ start: index, end: index + iban.length }];
  });
}

/** The remainder by 97 is 1 with the first four characters put last and letters as numbers from 10 (ISO 7064). */
function isIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of turned)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
