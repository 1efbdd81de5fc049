import { remembered } from "#core/remembered.ts";

/** A word, a number with its unit, a placeholder, an address or a mark, and where it stands in its text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = String.raw`[ \u00a0\u202f]`;
/** Letters of the scripts that put no spaces between words. */
const UNSPACED = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{M}\p{Nl}]]`;
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--${UNSPACED}]`;
const WORD = String.raw`${LETTER}+(?:['’.\-‐_&]${LETTER}+)*`;

/** Latin letters, Vietnamese ones included. */
const LATIN = "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]";

const PLACEHOLDER = String.raw`\{\{[^\{\}\n]*\}\}`;
const IN_ADDRESS = String.raw`[^\s<>"「」『』（）。、，\{\}${UNSPACED}]`;
const ADDRESS = String.raw`(?:https?:\/\/|www\.)(?:${PLACEHOLDER}|${IN_ADDRESS})*(?:${PLACEHOLDER}|[${IN_ADDRESS}--\p{P}])\/?`;
const MAIL = String.raw`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`;
const CURRENCY = String.raw`(?:\p{Lu}{3}${SPACE}|\p{Lu}{0,3}\p{Sc}${SPACE}?)`;
const DIGITS = String.raw`(?:(?<=\+)\d+(?:${SPACE}\d+)+|\d{1,3}(?:${SPACE}\d{3})+|\d+)(?:[.,:\/’'\-–−]\d+)*`;
const NUMBER = String.raw`${CURRENCY}?[#+±~≈]?${DIGITS}(?:[\-‐]?${WORD})?(?:${SPACE}?[%‰°€$£¥₫₩₹฿₽]${LETTER}*)?`;
const NAME = String.raw`[@#^]?${WORD}(?:\/[\w\/\-]+)?`;
const DASH = `${SPACE}?[–—]+${SPACE}?`;
const MARK = String.raw`\p{RGI_Emoji}|[\{\}]|(\S)\1*[\p{M}\u200d]*`;

// In this order: an address may hold what looks like a word, a number may hold what looks like a mark.
const TOKEN = new RegExp(
  [PLACEHOLDER, ADDRESS, MAIL, NUMBER, NAME, `${UNSPACED}+`, DASH, MARK].join("|"),
  "gv",
);
// What the expression above finds too, ten times as slowly: most of a text. "EUR 30" is a number, not a word.
const PLAIN = new RegExp(`\\s*(?!\\p{Lu}{3}${SPACE})(${LATIN}+)(?=[\\s,;!?]|$)`, "uy");
const LATIN_WORD = new RegExp(`^${LATIN}+$`);
const UNSPACED_RUN = new RegExp(`^${UNSPACED}+$`, "v");
const BARE_NUMBER = /^[#+±~≈]?\d[\d.,’'\u00a0\u202f –−-]*$/;
const YEAR_OR_DATE = /^(?:19|20)\d\d$|\d[./-]\d+[./-]\d/;

/** Whether a token is a word of Latin letters alone, as most are. */
export function isLatinWord(text: string): boolean {
  return LATIN_WORD.test(text);
}

/** Whether a token is something to read rather than a mark: it has a letter or a digit. */
export function isWord(token: Token): boolean {
  return /[\p{L}\p{N}]/u.test(token.text);
}

/**
 * The smallest pieces that a reader takes in at once, in order, without the spaces between them: words
 * (Vietnamese: syllables; Japanese, Chinese, Thai: as `Intl.Segmenter` parts them), numbers with what they
 * count, `{{name}}`, addresses, marks. "Wait 14 days, {{name}}." = "Wait" "14 days" "," "{{name}}" "."
 */
export function tokensOf(text: string, locale: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const found = foundFrom(text, at);
    if (!found) break;
    at = found.end;
    if (UNSPACED_RUN.test(found.text)) tokens.push(...wordsIn(found, locale));
    else tokens.push(found);
  }
  return withUnits(text, tokens);
}

/** The first piece at or after an index. */
function foundFrom(text: string, index: number): Token | undefined {
  PLAIN.lastIndex = index;
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined)
    return { text: plain, start: PLAIN.lastIndex - plain.length, end: PLAIN.lastIndex };
  TOKEN.lastIndex = index;
  const found = TOKEN.exec(text);
  return found ? { text: found[0], start: found.index, end: TOKEN.lastIndex } : undefined;
}

const segmenterIn = /* @__PURE__ */ remembered(
  (locale: string) => new Intl.Segmenter(locale, { granularity: "word" }),
);

/** The words of a run of letters that puts no spaces between them. */
function wordsIn({ text, start }: Token, locale: string): Token[] {
  return Array.from(segmenterIn(locale).segment(text), ({ segment, index }) => ({
    text: segment,
    start: start + index,
    end: start + index + segment.length,
  }));
}

/** Joins a number and the word after it: a changed "7" says nothing without its "days". */
function withUnits(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last === undefined || !isUnit(text, last, token)) joined.push(token);
    else
      joined[joined.length - 1] = {
        text: text.slice(last.start, token.end),
        start: last.start,
        end: token.end,
      };
  }
  return joined;
}

function isUnit(text: string, number: Token, word: Token): boolean {
  if (!/\d/.test(number.text)) return false;
  const gap = text.slice(number.end, word.start);
  if (!/^[ \u00a0\u202f]?$/.test(gap) || !/^[\p{L}\p{M}]/u.test(word.text)) return false;
  if (/\d\p{Script=Han}+$/u.test(number.text)) return /^\p{Script=Han}$/u.test(word.text); // "3営業" and "日"
  if (/^\d.* (?:working|business|calendar)$/.test(number.text)) return true; // "5 working" and "days"
  return BARE_NUMBER.test(number.text) && !YEAR_OR_DATE.test(number.text);
}
