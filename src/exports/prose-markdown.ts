import type { Block, Inline, Prose } from "#core/prose.ts";

/**
 * A reply's prose as Markdown that reads back as the same (CommonMark 0.31): what is literal is escaped, a break in
 * a line is a backslash at its end, fields stay `{{name}}`.
 */
export function proseMarkdown(prose: Prose): string {
  return blockTexts(prose).join("\n\n");
}

/** Two lists after each other are two by another mark. */
function blockTexts(prose: Prose): string[] {
  let isOther = false;
  return prose.map((block, index) => {
    isOther = !isOther && block.type === "list" && prose[index - 1]?.type === "list";
    return blockText(block, isOther);
  });
}

function blockText(block: Block, isOther: boolean): string {
  switch (block.type) {
    case "paragraph":
      return lineText(block.children);
    case "heading":
      return `${"#".repeat(block.depth)} ${lineText(block.children)}`;
    case "list":
      return block.items.map((item, index) => itemText(item, markOf(block.start, index, isOther))).join("\n");
    case "quote":
      return proseMarkdown(block.children).replace(/^/gm, "> ");
    case "codeBlock":
      return block.value.replace(/^/gm, "    ");
    case "rule":
      return "---";
    case "table":
      return block.rows.map((row) => row.map(lineText).join(" ")).join("\\\n");
  }
}

function markOf(start: number | undefined, index: number, isOther: boolean): string {
  if (start === undefined) return isOther ? "* " : "- ";
  return `${start + index}${isOther ? ")" : "."} `;
}

function itemText(item: Prose, mark: string): string {
  const indent = " ".repeat(mark.length);
  const text = blockTexts(item).reduce((all, own, index) => {
    if (index === 0) return own;
    return `${all}${item[index]?.type === "list" ? "\n" : "\n\n"}${own}`;
  }, "");
  return (mark + text.replace(/\n(?=[^\n])/g, `\n${indent}`)).trimEnd();
}

function lineText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join("").replace(OPENER, "\\$&").replace(NUMBER, "$1\\$2");
}

/** What begins a block where a line begins. */
const OPENER = /^(?:[#>+=-](?=\s|$|[-=#])|~~~)/gm;
const NUMBER = /^(\d{1,9})([.)])(?=\s|$)/gm;
const MARKS = { emphasis: "*", strong: "**", delete: "~~" } as const;

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return escapedText(inline.value);
    case "emphasis":
    case "strong":
    case "delete":
      return `${MARKS[inline.type]}${inline.children.map(inlineText).join("")}${MARKS[inline.type]}`;
    case "code":
      return codeText(inline.value);
    case "link":
      return linkText(inline);
    case "break":
      return "\\\n";
    case "placeholder":
      return `{{${inline.name}}}`;
    case "fragment":
      return "";
  }
}

/** What readers of Markdown take for an address up to the next space, so that a backslash would belong to it. */
const ADDRESS = /((?:https?:\/\/|www\.)[^\s<]+|[\w.+-]+@[\w-]+\.[\w.-]+)/;

function escapedText(text: string): string {
  const parts = text.split(ADDRESS);
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\`*_[\]<>~{}|&]/g, "\\$&"))).join("");
}

function codeText(value: string): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = /^`|`$/.test(value) ? " " : "";
  return `${fence}${room}${value}${room}${fence}`;
}

function linkText({ url, children }: Extract<Inline, { type: "link" }>): string {
  const [only] = children.length === 1 ? children : [];
  if (only?.type === "text" && only.value === url && /^https?:\/\/[^\s<>*_~[\]{}|\\`]+[\w/]$/.test(url))
    return url;
  const target = /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;
  return `[${children.map(inlineText).join("")}](${target})`;
}
