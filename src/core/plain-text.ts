import type { Channel } from "#core/channel.ts";
import type { Block, Inline, Prose } from "#core/prose.ts";

/** What a field becomes in the text: its value, or `{{name}}` while it stands for any value. */
export type Fill = (name: string) => string;

/** How a prose is written as text: what fields become, whether emphasis keeps its marks, whether lines may break. */
export interface TextStyle {
  readonly fill?: Fill;
  readonly format?: Channel["format"];
  readonly lines?: Channel["lines"];
}

const HARD = "\u0001";
const HARD_BREAK = new RegExp(` ?${HARD} ?`, "g");
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\u30fc\uff01-\uff60]/u;

/**
 * The one definition of what is copied, counted, searched and compared. A line break in the source is a
 * space (none between Han, kana or Thai), a hard break is a line break, blocks are parted by one empty line,
 * list marks stay, emphasis loses its marks except for Discord, a link is `text (URL)`; NFC.
 */
export function plainText(prose: Prose, style: TextStyle = {}): string {
  const text = blocksText(prose, style).normalize("NFC");
  return style.lines === "one" ? onOneLine(text) : text;
}

/** A plain text for a channel without line breaks. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

function blocksText(prose: Prose, style: TextStyle): string {
  return prose
    .map((block) => blockText(block, style))
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: Block, style: TextStyle): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return lineText(block.children, style);
    case "list":
      return listText(block, style);
    case "quote":
      return blocksText(block.children, style);
    case "codeBlock":
      return block.value;
    case "rule":
      return "";
    case "table":
      return block.rows.map((row) => row.map((cell) => lineText(cell, style)).join("  ")).join("\n");
  }
}

function listText(list: Extract<Block, { type: "list" }>, style: TextStyle): string {
  const items = list.items.map((item, index) => {
    const mark = list.start === undefined ? "- " : `${list.start + index}. `;
    const indent = " ".repeat(mark.length);
    return (mark + itemText(item, style).replace(/\n(?=[^\n])/g, `\n${indent}`)).trimEnd();
  });
  return items.join("\n");
}

/** A list right under its item's first line stays on the next line; other blocks keep their empty line. */
function itemText(item: Prose, style: TextStyle): string {
  return item.reduce((text, block, index) => {
    const own = blockText(block, style);
    if (index === 0) return own;
    return `${text}${block.type === "list" ? "\n" : "\n\n"}${own}`;
  }, "");
}

function lineText(inlines: readonly Inline[], style: TextStyle): string {
  return joinedLines(inlines.map((inline) => inlineText(inline, style)).join(""));
}

/** Soft line ends become a space, or nothing between scripts without spaces; hard ones stay. */
function joinedLines(raw: string): string {
  const whole = unwrapped(raw);
  const line = whole.includes("  ") || whole.includes("\t") ? whole.replace(/[ \t]{2,}|\t/g, " ") : whole;
  return (line.includes(HARD) ? line.replaceAll(HARD_BREAK, "\n").replace(/\n{3,}/g, "\n\n") : line).trim();
}

/** A text without the line ends that only its file has: each becomes a space, or nothing where no space is written. */
export function unwrapped(text: string): string {
  if (!text.includes("\n")) return text;
  return text.replace(/[ \t]*\n[ \t]*/g, (_, offset: number, whole: string) => {
    const before = [...whole.slice(Math.max(0, offset - 2), offset)].at(-1) ?? "";
    const after = [...whole.slice(offset).trimStart().slice(0, 2)][0] ?? "";
    return UNSPACED.test(before) && UNSPACED.test(after) ? "" : " ";
  });
}

function inlineText(inline: Inline, style: TextStyle): string {
  const { fill = unfilled } = style;
  const inner = () =>
    "children" in inline ? inline.children.map((child) => inlineText(child, style)).join("") : "";
  switch (inline.type) {
    case "text":
      return inline.value;
    case "emphasis":
    case "strong":
    case "delete":
      return marked(inner(), inline.type, style);
    case "code":
      return marked(filledIn(inline.value, fill), "code", style);
    case "link":
      return isBareAddress(inline)
        ? filledUrl(inner(), style.fill)
        : linkText(inner(), filledUrl(inline.url, style.fill));
    case "break":
      return HARD;
    case "placeholder":
      return oneLine(fill(inline.name));
    case "fragment":
      return "";
  }
}

function unfilled(name: string): string {
  return `{{${name}}}`;
}

const DISCORD_MARKS = { emphasis: "*", strong: "**", delete: "~~", code: "`" } as const;

function marked(text: string, mark: keyof typeof DISCORD_MARKS, style: TextStyle): string {
  const sign = style.format === "discord" ? DISCORD_MARKS[mark] : "";
  return `${sign}${text}${sign}`;
}

/** Whether a link is an address that stands in the text itself; its fields are filled as in an address. */
export function isBareAddress({ url, children }: Extract<Inline, { type: "link" }>): boolean {
  const [only] = children.length === 1 ? children : [];
  return only?.type === "text" && [only.value, `mailto:${only.value}`, `http://${only.value}`].includes(url);
}

function linkText(text: string, url: string): string {
  const plain = joinedLines(text);
  return plain === url || `mailto:${plain}` === url || `http://${plain}` === url || plain === ""
    ? plain || url
    : `${plain} (${url})`;
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, " ");
}

const FIELD = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** The `{{name}}` marks inside a piece of literal text (a subject, a code span) replaced by what they become. */
export function filledIn(text: string, fill: Fill): string {
  return text.replace(FIELD, (_, name: string) => oneLine(fill(name)));
}

/** The names of the fields inside a piece of literal text. */
export function fieldsIn(text: string): string[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(FIELD)].map((match) => match[1] ?? "");
}

/** A link target with its fields percent-encoded, as an address demands; unfilled, it keeps `{{name}}`. */
export function filledUrl(url: string, fill: Fill | undefined): string {
  if (!fill) return url;
  return url.replace(FIELD, (field: string, name: string) => {
    const value = fill(name);
    return value === field ? field : encodeURIComponent(value.toWellFormed());
  });
}

/** The sign-off of a channel for somebody's initials; empty when the channel has none or nobody is named. */
export function signOff(sign: string, initials: string): string {
  if (sign.includes("{{initials}}") && initials === "") return "";
  return sign.replaceAll("{{initials}}", () => initials);
}

/** A reply's text with its sign-off: after one empty line, or one space on public and one-line channels. */
export function signedText(text: string, channel: Channel, signature: string): string {
  if (signature === "") return text;
  const joint = channel.public || channel.lines === "one" ? " " : "\n\n";
  return text === "" ? signature : `${text}${joint}${signature}`;
}
