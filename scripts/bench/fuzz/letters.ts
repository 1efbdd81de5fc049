import type { Chance } from "./chance.ts";

/** Letters that programs trip over: halves of pairs, marks without a letter, what turns the line round, what nobody sees. */
export const ODD_LETTERS: readonly string[] = [
  "\0",
  "\u0001",
  "\u0008",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u0301",
  "\u0e33",
  "\u0600",
  "\u180e",
  "\u200b",
  "\u200d",
  "\u200e",
  "\u202e",
  "\u2028",
  "\u2029",
  "\u2066",
  "\u3000",
  "\ud800",
  "\udfff",
  "\ue000",
  "\ufdd0",
  "\ufe0f",
  "\ufeff",
  "\ufffd",
  "\uffff",
  "İ",
  "ß",
  "ﬃ",
  "Đ",
  "ệ",
  "e\u0323\u0302",
  "نص",
  "नि",
  "ไม่",
  "한",
  "「引用」",
  "👨‍👩‍👧",
  "🇻🇳",
  "\u{10ffff}",
  "\u{e0001}",
  `e${"\u0301".repeat(40)}`,
];

/** Signs that mean something in Markdown, MDX, YAML, JSON, CSV, HTML or a regular expression. */
export const SIGNS: readonly string[] = [..."\\{}<>[]()*_~`!#|&@%$^=+-.,:;'\"/? \t\n"].concat([
  "\r\n",
  "\r",
  "{{",
  "}}",
  "---",
  "```",
  "<!--",
  "]]>",
  "](",
  "&#0;",
  "&amp;",
  "\\",
]);

const WORDS =
  "order refund 30 days hôm nay đơn hàng customer_name https://example.com a@b.vn +84901234567 4111111111111111 import export null true 3.10 2026-11-23T09:00:00+07:00 __proto__ constructor toString".split(
    " ",
  );

/** Some words with odd letters and signs among them. */
export function oddWords(chance: Chance, most = 8): string {
  const word = () => {
    const kind = chance.next();
    if (kind < 0.7) return chance.of(WORDS);
    return kind < 0.85 ? chance.of(SIGNS) : chance.of(ODD_LETTERS);
  };
  return chance.some(0, most, word).join(chance.happens(0.9) ? " " : "");
}

/** The same piece again and again, up to so many letters: what takes quadratic time shows itself. */
export function repeated(chance: Chance, piece: string, most: number): string {
  const length = 2 ** (4 + chance.below(Math.log2(most) - 3));
  return piece.repeat(Math.max(1, Math.floor(length / Math.max(1, piece.length))));
}
