import { isLatinWord, isWord, type Token, tokensOf } from "#core/token.ts";

/** Some neighbouring tokens of a text: from the index `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * A text taken apart for comparing. `ids` are the tokens as numbers from a table that both texts share;
 * `mass[i]` is how much the tokens before `i` say together; each paragraph is the list of its sentences.
 */
export interface Passage {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ids: readonly number[];
  readonly mass: readonly number[];
  readonly paragraphs: readonly (readonly Range[])[];
}

/** Takes a text apart; `table` numbers the tokens and is filled on the way. */
export function passageOf(text: string, locale: string, table: Map<string, number>): Passage {
  const tokens = tokensOf(text, locale);
  const mass = [0];
  for (const token of tokens) mass.push((mass.at(-1) ?? 0) + massOf(token));
  return {
    text,
    tokens,
    ids: tokens.map((token) => numbered(token, table)),
    mass,
    paragraphs: paragraphsOf(text, tokens),
  };
}

/** How much the tokens of a range say together. */
export function massIn(passage: Passage, { from, to }: Range): number {
  return (passage.mass[to] ?? 0) - (passage.mass[from] ?? 0);
}

/**
 * A long word says more than a short one, up to a length, and a sign of Chinese, Japanese or Korean more
 * than a letter. Numbers and addresses say little about what a sentence is about, a mark next to nothing.
 */
function massOf(token: Token): number {
  if (isLatinWord(token.text)) return Math.min(token.text.length, 10);
  if (!isWord(token)) return 0.25;
  if (/[^\p{L}\p{M}'’-]/u.test(token.text)) return Math.min(token.text.length, 4);
  const worth = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(token.text)
    ? 2
    : 1;
  return Math.min(token.text.length * worth, 10);
}

function numbered(token: Token, table: Map<string, number>): number {
  const known = table.get(token.text);
  if (known !== undefined) return known;
  table.set(token.text, table.size);
  return table.size - 1;
}

function paragraphsOf(text: string, tokens: readonly Token[]): Range[][] {
  const paragraphs: Range[][] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    if (index === 0 || isParagraphBreak(gapBefore(text, tokens, index))) paragraphs.push([]);
    if (index + 1 < tokens.length && !endsSentence(text, tokens, from, index)) continue;
    paragraphs.at(-1)?.push({ from, to: index + 1 });
    from = index + 1;
  }
  return paragraphs;
}

function isParagraphBreak(gap: string): boolean {
  return /\n[^\S\n]*\n/.test(gap);
}

/** What stands between a token and the one before it: spaces and line breaks, or nothing. */
export function gapBefore(text: string, tokens: readonly Token[], index: number): string {
  return text.slice(tokens[index - 1]?.end ?? 0, tokens[index]?.start ?? text.length);
}

/** Whether a sentence, a line of a list or a Thai phrase, begun at `from`, ends with the token at `index`. */
export function endsSentence(text: string, tokens: readonly Token[], from: number, index: number): boolean {
  const gap = gapBefore(text, tokens, index + 1);
  if (gap.includes("\n")) return true;
  const [token, next] = [tokens[index]?.text ?? "", tokens[index + 1]?.text ?? ""];
  if (isLatinWord(token)) return false;
  if (/^[)\]"'”’»」』）]/.test(next) && gap === "") return false;
  if (gap !== "" && /\p{Script=Thai}$/u.test(token) && /^\p{Script=Thai}/u.test(next)) return true;
  const mark = /^[)\]"'”’»」』）]/.test(token) ? (tokens[index - 1]?.text ?? "") : token;
  if (/^[。！？]/.test(mark)) return true;
  return /^[.!?…؟।]/.test(mark) && gap !== "" && !/^\p{Ll}/u.test(next) && !isListNumber(tokens, from, index);
}

function isListNumber(tokens: readonly Token[], from: number, index: number): boolean {
  return index === from + 1 && /^\p{N}{1,3}$/u.test(tokens[from]?.text ?? "");
}
