import { type Fill, filledIn, filledUrl, isBareAddress, unwrapped } from "#core/plain-text.ts";
import type { Block, Inline, Prose } from "#core/prose.ts";

/** How fields and links appear in HTML. Both return trusted markup or addresses; text is escaped here. */
export interface HtmlStyle {
  /** The markup of a field; `escaped(value)` for a filled one. */
  readonly field: (name: string) => string;
  /** The address of a link target such as `answer:late-delivery` or `https://…`; undefined leaves only the words. */
  readonly href?: (url: string) => string | undefined;
  /** Values for fields inside link targets and code spans. */
  readonly fill?: Fill;
}

/** Text made safe inside HTML and attribute values. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A prose as HTML: the same tree for pages, the open page's script and the HTML on the clipboard. */
export function proseHtml(prose: Prose, style: HtmlStyle): string {
  return prose.map((block) => blockHtml(block, style)).join("");
}

function blockHtml(block: Block, style: HtmlStyle): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${inlinesHtml(block.children, style)}</p>`;
    case "heading":
      return `<h3>${inlinesHtml(block.children, style)}</h3>`;
    case "list":
      return listHtml(block, style);
    case "quote":
      return `<blockquote>${proseHtml(block.children, style)}</blockquote>`;
    case "codeBlock":
      return `<pre>${escaped(block.value)}</pre>`;
    case "rule":
      return "<hr>";
    case "table":
      return tableHtml(block.rows, style);
  }
}

function listHtml(list: Extract<Block, { type: "list" }>, style: HtmlStyle): string {
  const items = list.items.map((item) => `<li>${itemHtml(item, style)}</li>`).join("");
  if (list.start === undefined) return `<ul>${items}</ul>`;
  return `<ol${list.start === 1 ? "" : ` start="${list.start}"`}>${items}</ol>`;
}

function itemHtml(item: Prose, style: HtmlStyle): string {
  const [first, ...rest] = item;
  return first?.type === "paragraph"
    ? inlinesHtml(first.children, style) + proseHtml(rest, style)
    : proseHtml(item, style);
}

function tableHtml(rows: readonly (readonly (readonly Inline[])[])[], style: HtmlStyle): string {
  const [head = [], ...body] = rows;
  const cells = (row: readonly (readonly Inline[])[], tag: string) =>
    row.map((cell) => `<${tag}>${inlinesHtml(cell, style)}</${tag}>`).join("");
  const lines = body.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
  return `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${lines}</tbody></table>`;
}

function inlinesHtml(inlines: readonly Inline[], style: HtmlStyle): string {
  return inlines.map((inline) => inlineHtml(inline, style)).join("");
}

const TAGS = { emphasis: "em", strong: "strong", delete: "s" } as const;

function inlineHtml(inline: Inline, style: HtmlStyle): string {
  switch (inline.type) {
    case "text":
      return escaped(unwrapped(inline.value));
    case "emphasis":
    case "strong":
    case "delete":
      return `<${TAGS[inline.type]}>${inlinesHtml(inline.children, style)}</${TAGS[inline.type]}>`;
    case "code":
      return `<code>${escaped(style.fill ? filledIn(inline.value, style.fill) : inline.value)}</code>`;
    case "link":
      return linkHtml(inline, style);
    case "break":
      return "<br>";
    case "placeholder":
      return style.field(inline.name);
    case "fragment":
      return "";
  }
}

function linkHtml(link: Extract<Inline, { type: "link" }>, style: HtmlStyle): string {
  const url = filledUrl(link.url, style.fill);
  const href = style.href ? style.href(url) : url;
  const words = isBareAddress(link)
    ? escaped(filledUrl(bareWords(link), style.fill))
    : inlinesHtml(link.children, style);
  return href === undefined ? words : `<a href="${escaped(href)}">${words}</a>`;
}

function bareWords({ children: [only], url }: Extract<Inline, { type: "link" }>): string {
  return only?.type === "text" ? only.value : url;
}
