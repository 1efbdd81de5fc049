import type { RootContent } from "mdast";
import { isPlaceholderName } from "#core/placeholder.ts";
import { isBareAddress } from "#core/plain-text.ts";
import type { Problem } from "#core/problem.ts";
import type { Block, Inline, Prose } from "#core/prose.ts";
import { isAddress, linkFault } from "#markup/link.ts";
import { asWritten } from "#markup/parser-source.ts";

/** Where a prose stands, and where its problems go. */
export interface ProseContext {
  readonly file: string;
  readonly problems: Problem[];
  /** Headings, tables, quotes, code blocks and rules have no place in what is sent. */
  readonly inReply: boolean;
}

/** The nodes of a parsed text as our own small tree; what the vocabulary does not know becomes a problem. */
export function proseFrom(nodes: readonly RootContent[], context: ProseContext): Prose {
  return known(nodes.map((node) => blockFrom(node, context)));
}

/** What is left without the gaps. Most lists have none and stay as they are, no longer than they must be: a library holds a million of them. */
function known<T>(found: (T | undefined)[]): T[] {
  const isWhole = (list: (T | undefined)[]): list is T[] => !list.includes(undefined);
  return isWhole(found) ? found : found.filter((one) => one !== undefined);
}

function refuse(
  node: RootContent,
  context: ProseContext,
  rule: string,
  message: string,
  fix: string,
): undefined {
  const start = node.position?.start;
  context.problems.push({
    file: context.file,
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    rule,
    severity: "error",
    message,
    fix,
  });
  return undefined;
}

const NOT_SENT: Readonly<Record<string, string>> = {
  heading: "A heading",
  table: "A table",
  blockquote: "A quotation",
  code: "A block of code",
  thematicBreak: "A rule",
};

function blockFrom(node: RootContent, context: ProseContext): Block | undefined {
  const notSent = NOT_SENT[node.type];
  if (context.inReply && notSent) {
    return refuse(
      node,
      context,
      "not-in-reply",
      `${notSent} stands inside a reply.`,
      "Write it as plain paragraphs or a list.",
    );
  }
  const within = (children: readonly RootContent[]) => inlinesFrom(children, context);
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", children: within(node.children) };
    case "heading":
      return { type: "heading", depth: node.depth, children: within(node.children) };
    case "list":
      return listFrom(node, context);
    case "blockquote":
      return { type: "quote", children: proseFrom(node.children, context) };
    case "code":
      return { type: "codeBlock", value: asWritten(node.value) };
    case "thematicBreak":
      return { type: "rule" };
    case "table":
      return {
        type: "table",
        rows: node.children.map((row) => row.children.map((cell) => within(cell.children))),
      };
    case "mdxFlowExpression":
    case "mdxJsxFlowElement": {
      const inline = inlineFrom(node, context);
      return inline && { type: "paragraph", children: [inline] };
    }
    default:
      return unknown(node, context);
  }
}

function listFrom(node: Extract<RootContent, { type: "list" }>, context: ProseContext): Block {
  const items = node.children.map((item) => {
    if (typeof item.checked === "boolean")
      refuse(
        item,
        context,
        "closed-vocabulary",
        "A list item has a tick box.",
        "Write it without [ ] or [x].",
      );
    return proseFrom(item.children, context);
  });
  return node.ordered ? { type: "list", start: node.start ?? 1, items } : { type: "list", items };
}

function inlinesFrom(nodes: readonly RootContent[], context: ProseContext): Inline[] {
  return known(nodes.map((node) => inlineFrom(node, context)));
}

function inlineFrom(node: RootContent, context: ProseContext): Inline | undefined {
  switch (node.type) {
    case "text":
      return textFrom(node.value);
    case "emphasis":
    case "strong":
    case "delete":
      return { type: node.type, children: inlinesFrom(node.children, context) };
    case "inlineCode":
      return { type: "code", value: asWritten(node.value) };
    case "break":
      return { type: "break" };
    case "link":
      return linkFrom(node, context);
    case "mdxTextExpression":
    case "mdxFlowExpression":
      return fieldFrom(node, context);
    case "mdxJsxTextElement":
    case "mdxJsxFlowElement":
      return fragmentFrom(node, context);
    default:
      return unknown(node, context);
  }
}

function textFrom(raw: string): Inline | undefined {
  const value = asWritten(raw);
  return value === "" ? undefined : { type: "text", value };
}

function fieldFrom(
  node: Extract<RootContent, { type: "mdxTextExpression" | "mdxFlowExpression" }>,
  context: ProseContext,
): Inline | undefined {
  const name = /^\{(.*)\}$/.exec(asWritten(node.value))?.[1] ?? "";
  if (isPlaceholderName(name)) return { type: "placeholder", name };
  return refuse(
    node,
    context,
    "closed-vocabulary",
    `"{${node.value}}" is program code.`,
    "Write \\{ for a brace, or {{name}} for a field.",
  );
}

function fragmentFrom(
  node: Extract<RootContent, { type: "mdxJsxTextElement" | "mdxJsxFlowElement" }>,
  context: ProseContext,
): Inline | undefined {
  const id = node.attributes.find(
    (attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === "id",
  )?.value;
  if (node.name === "Fragment" && typeof id === "string") return { type: "fragment", id };
  return refuse(
    node,
    context,
    "bad-markup",
    `<${node.name}> stands inside other text.`,
    "Give the tag a line of its own, outside lists and quotes.",
  );
}

/** A link target with its fields as they were written: parsers percent-encode braces. */
function fieldsShown(url: string): string {
  return asWritten(url).replace(/%7B%7B(?:%F0%90%98%80)?([a-z][a-z0-9_]*)%7D%7D/gi, "{{$1}}");
}

function linkFrom(node: Extract<RootContent, { type: "link" }>, context: ProseContext): Inline | undefined {
  const url = fieldsShown(node.url);
  const link: Inline = { type: "link", url, children: inlinesFrom(node.children, context) };
  // What only looks like an address stays the words it is.
  if (isBareAddress(link) && !isAddress(url)) return link.children[0];
  const fault = linkFault(url, context.inReply);
  if (fault) return refuse(node, context, "closed-vocabulary", ...fault);
  return link;
}

const NAMES: Readonly<Record<string, string>> = {
  html: "Raw HTML",
  image: "An image",
  imageReference: "An image",
  footnoteReference: "A footnote",
  footnoteDefinition: "A footnote",
  linkReference: "A link by reference",
  definition: "A link definition",
  mdxjsEsm: "Program code",
};

function unknown(node: RootContent, context: ProseContext): undefined {
  const inside = ["image", "footnoteReference", "footnoteDefinition"].includes(node.type) && context.inReply;
  const fix = node.type.startsWith("image")
    ? 'Hand files out with <Attach file="…" alt="…"/>.'
    : "Write it as plain text or a [link](https://…).";
  return refuse(
    node,
    context,
    inside ? "not-in-reply" : "closed-vocabulary",
    `${NAMES[node.type] ?? `"${node.type}"`} is not part of the vocabulary.`,
    fix,
  );
}
