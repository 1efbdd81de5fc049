import { plainText } from "#core/plain-text.ts";
import type { Block, Inline, Prose } from "#core/prose.ts";

/** The field that makes the first words of a reply a greeting. */
export const GREETED = "customer_name";

const HARD = "\u0001";
const STOP = `.!?…;:,，、！。？；：${HARD}`;
/** The words before the name: no mark that ends a clause, but the point of "Mr." */
const BEFORE = new RegExp(String.raw`^(?:[^${STOP}]|(?<=(?:^|\s)\p{Lu}\p{L}{0,3})\.(?=\s))*$`, "u");
/** Russian sets a comma between the greeting and the name. */
const WITH_COMMA = /^(?:Здравствуйте|Добрый день), $/u;
const AFTER = new RegExp(String.raw`^([^${STOP}]*)(?:[,，、:：！!]+|(?=${HARD})|$)[\s${HARD}]*`, "u");
/** The name is only a piece of a longer word there (Mai in Maine); Chinese, Japanese and Thai have no such borders. */
const CUT_BEFORE = /[\p{Lu}\p{Ll}\p{M}][\p{Lu}\p{Ll}]$/u;
const CUT_AFTER = /^[\p{Lu}\p{Ll}][\p{Lu}\p{Ll}\p{M}]/u;
const MOST_WORDS = 6;
const MOST_WORDS_AFTER = 2;
/** An apology before the first comma is part of what is said: it is never dropped with the name. */
const APOLOGY = /sorry|apolog|xin lỗi/iu;

/**
 * A reply without its greeting, to stand further down in a message that has one already: the words around
 * `customer_name` up to the first comma, colon, exclamation mark or line end, when they are few. What follows
 * begins with a capital, where its script has them. A reply without a greeting is returned as it is.
 */
export function withoutGreeting(prose: Prose, locale?: string): Prose {
  const [first, ...rest] = prose;
  if (first?.type !== "paragraph") return prose;
  const length = greetingLength(rawLine(first.children), `{{${GREETED}}}`);
  if (length === 0) return prose;
  const left = withoutStart(first.children, length);
  return begunLarge(left.length > 0 ? [{ ...first, children: left }, ...rest] : rest, locale);
}

/** The same for a text in which the name is filled in already, such as one that the agent touched up. */
export function withoutGreetingText(text: string, name: string, locale?: string): string {
  const [paragraph = ""] = text.split(/\n[^\S\n]*\n/, 1);
  const length = greetingLength(paragraph.replaceAll("\n", HARD), name);
  return length === 0 ? text : capitalised(text.slice(length).trimStart(), locale);
}

/** How many characters of a line are its greeting, with the mark and the spaces behind it; 0 when it has none. */
function greetingLength(line: string, name: string): number {
  const place = name === "" ? -1 : line.indexOf(name);
  if (place < 0) return 0;
  const [before, behind] = [line.slice(0, place), line.slice(place + name.length)];
  const [tail, after = ""] = AFTER.exec(behind) ?? [];
  const opens = BEFORE.test(before) || WITH_COMMA.test(before);
  if (tail === undefined || !opens || APOLOGY.test(before.normalize("NFC"))) return 0;
  if (CUT_BEFORE.test(before + (name[0] ?? "")) || CUT_AFTER.test(name.slice(-1) + behind)) return 0;
  const isShort = wordsIn(after) <= MOST_WORDS_AFTER && wordsIn(before) + wordsIn(after) <= MOST_WORDS;
  return isShort ? place + name.length + tail.length : 0;
}

function wordsIn(text: string): number {
  return text.replace(/\{\{[^{}]*\}\}/g, " ").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’/-]*/gu)?.length ?? 0;
}

function rawLine(inlines: readonly Inline[]): string {
  return inlines.map(rawInline).join("");
}

function rawInline(inline: Inline): string {
  if (inline.type === "link") return "…"; // a link is never part of a greeting
  if ("children" in inline) return rawLine(inline.children);
  if (inline.type === "text" || inline.type === "code") return inline.value;
  if (inline.type === "placeholder") return `{{${inline.name}}}`;
  return inline.type === "break" ? HARD : "";
}

/** A line without its first characters, as `rawLine` counts them. */
function withoutStart(inlines: readonly Inline[], length: number): Inline[] {
  const left: Inline[] = [];
  let toDrop = length;
  for (const inline of inlines) {
    const size = rawInline(inline).length;
    const dropped = Math.min(toDrop, size);
    toDrop -= dropped;
    if (dropped === 0) left.push(inline);
    else if (dropped < size) left.push(shortened(inline, dropped));
  }
  return left;
}

function shortened(inline: Inline, length: number): Inline {
  if ("children" in inline) return { ...inline, children: withoutStart(inline.children, length) };
  return "value" in inline ? { ...inline, value: inline.value.slice(length) } : inline;
}

function begunLarge(prose: Prose, locale?: string): Prose {
  const [block, ...rest] = prose;
  if (block?.type !== "paragraph") return prose;
  return [{ ...block, children: largeLine(block.children, locale) }, ...rest];
}

function largeLine(inlines: readonly Inline[], locale?: string): Inline[] {
  const [first, ...rest] = inlines;
  if (!first) return [];
  if (first.type === "text") return [{ ...first, value: capitalised(first.value, locale) }, ...rest];
  if (!("children" in first) || first.type === "link") return [first, ...rest];
  return [{ ...first, children: largeLine(first.children, locale) }, ...rest];
}

/** A text that begins with a capital; an address and a word with a capital inside (iPhone) stay as they are. */
export function capitalised(text: string, locale?: string): string {
  const [start, mark = "", word = ""] = /^(\s*[\p{Ps}\p{Pi}"'¿¡]*)(\S*)/u.exec(text) ?? [""];
  if (!/^\p{Ll}/u.test(word) || /\p{Lu}|[@/]|[.:]\p{L}/u.test(word)) return text;
  const [letter = ""] = word;
  return mark + letter.toLocaleUpperCase(locale) + word.slice(letter.length) + text.slice(start.length);
}

/** The last line of a letter before the name: short, and ending in a comma ("Kind regards,"). */
const REGARDS = /^[\p{L}\p{M}\s'’-]{2,40}[,，]$/u;

/** A reply parted from the paragraph that only takes leave ("Kind regards,"), where it ends in one. */
export function partedRegards(prose: Prose): { readonly body: Prose; readonly regards?: Block } {
  const last = prose.at(-1);
  if (prose.length < 2 || last?.type !== "paragraph" || !REGARDS.test(plainText([last])))
    return { body: prose };
  return { body: prose.slice(0, -1), regards: last };
}

/** The same for plain text. */
export function partedRegardsText(text: string): { readonly body: string; readonly regards?: string } {
  const [, body, last = ""] = /^([\s\S]*\n[^\S\n]*\n)([^\n]+)$/u.exec(text.trim()) ?? [];
  return body !== undefined && REGARDS.test(last.trim())
    ? { body: body.trimEnd(), regards: last.trim() }
    : { body: text };
}
