import type { PhrasingContent, RootContent } from "mdast";
import type { Block, Inline, Prose } from "#core/prose.ts";
import type { FieldReader } from "#imports/field-reader.ts";
import { linkFault } from "#markup/link.ts";

/** How a parsed text becomes a prose that may stand in a reply. */
export interface ProseReading {
  readonly fields: FieldReader;
  /** Takes what is left out, as in `a picture`. */
  readonly note: (what: string) => void;
  /** `hard`: a line end of the file is one of the text. */
  readonly lines?: "hard" | "soft";
  /** Reads a block of HTML that stands in Markdown; without it, it is left out. */
  readonly html?: (html: string) => Prose;
}

/** Markdown nodes as a prose: what a reply cannot hold is noted, and its words stay where they are words. */
export function replyProse(nodes: readonly RootContent[], reading: ProseReading): Prose {
  return nodes.flatMap((node) => blocksFrom(node, reading)).filter((block) => !isEmpty(block));
}

function isEmpty(block: Block): boolean {
  if (block.type === "paragraph") return block.children.every(isGap);
  return block.type === "list" && block.items.length === 0;
}

function isGap(inline: Inline): boolean {
  return inline.type === "break" || (inline.type === "text" && inline.value.trim() === "");
}

function blocksFrom(node: RootContent, reading: ProseReading): Block[] {
  const { note } = reading;
  switch (node.type) {
    case "paragraph":
      return [{ type: "paragraph", children: inlinesFrom(node.children, reading) }];
    case "heading":
      note("a heading, whose words stand as a line in bold");
      return [
        { type: "paragraph", children: [{ type: "strong", children: inlinesFrom(node.children, reading) }] },
      ];
    case "blockquote":
      note("the frame of a quotation, whose words stay");
      return [...replyProse(node.children, reading)];
    case "list":
      return [listFrom(node, reading)];
    case "code":
      note("the frame of a block of code, whose words stay");
      return [{ type: "paragraph", children: linesOf(node.value) }];
    case "table":
      note("a table");
      return [];
    case "thematicBreak":
      note("a line across");
      return [];
    case "html":
      if (reading.html && /<[a-z]/i.test(node.value)) return [...reading.html(node.value)];
      noteHtml(node.value, note);
      return [];
    case "footnoteDefinition":
      note("a footnote");
      return [];
    case "definition":
    case "yaml":
      return [];
    default:
      return [{ type: "paragraph", children: inlineFrom(node as PhrasingContent, reading) }];
  }
}

function noteHtml(value: string, note: (what: string) => void): void {
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(value.trim())?.[1]?.toLowerCase();
  if (!value.trim().startsWith("</")) note(tag === undefined ? "a comment" : `the HTML tag <${tag}>`);
}

function listFrom(node: Extract<RootContent, { type: "list" }>, reading: ProseReading): Block {
  const items = node.children.map((item) => {
    if (typeof item.checked === "boolean") reading.note("the tick box of a list item");
    return replyProse(item.children, reading);
  });
  return node.ordered ? { type: "list", start: node.start ?? 1, items } : { type: "list", items };
}

function inlinesFrom(nodes: readonly PhrasingContent[], reading: ProseReading): Inline[] {
  return nodes.flatMap((node) => inlineFrom(node, reading));
}

function inlineFrom(node: PhrasingContent, reading: ProseReading): Inline[] {
  const { note, fields, lines } = reading;
  switch (node.type) {
    case "text":
      return fields
        .inlines(tidied(node.value))
        .flatMap((inline) => (lines === "hard" ? broken(inline) : [inline]));
    case "emphasis":
    case "strong":
    case "delete":
      return [{ type: node.type, children: inlinesFrom(node.children, reading) }];
    case "inlineCode":
      return [{ type: "code", value: tidied(node.value) }];
    case "break":
      return [{ type: "break" }];
    case "link":
      return linkFrom(node.url, inlinesFrom(node.children, reading), reading);
    case "linkReference":
      note("a link by reference, whose words stay");
      return inlinesFrom(node.children, reading);
    case "image":
    case "imageReference":
      note(`a picture${node.alt ? ` (${node.alt.slice(0, 40)})` : ""}`);
      return [];
    case "footnoteReference":
      note("a footnote");
      return [];
    case "html":
      if (/^<br\s*\/?>$/i.test(node.value.trim())) return [{ type: "break" }];
      noteHtml(node.value, note);
      return [];
    default:
      return [];
  }
}

function linkFrom(written: string, children: Inline[], { fields, note }: ProseReading): Inline[] {
  const url = fields.url(written.trim());
  if (url !== undefined && linkFault(url, true) === undefined) return [{ type: "link", url, children }];
  note(`the target of the link to ${written.slice(0, 60)}`);
  return children;
}

/** Text with each of its line ends as a break. */
function broken(inline: Inline): Inline[] {
  return inline.type === "text" ? linesOf(inline.value) : [inline];
}

function linesOf(text: string): Inline[] {
  return text.split("\n").flatMap((line, index): Inline[] => {
    const words: Inline[] = line === "" ? [] : [{ type: "text", value: tidied(line) }];
    return index === 0 ? words : [{ type: "break" }, ...words];
  });
}

/** Words without what no reply may hold: control characters, marks of byte order, half characters, odd spaces. */
export function tidied(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00a0\u2007\u202f\t]/g, " ")
    .replace(/[^\P{Cc}\n]|[\ufeff\ufdd0-\ufdef\ufffe\uffff]/gu, "");
}
