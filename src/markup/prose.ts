import type { RootContent } from "mdast";
import { isPlaceholderName } from "#core/placeholder.ts";
import type { Problem } from "#core/problem.ts";
import type { Block, Inline, Prose } from "#core/prose.ts";

/** Where a prose stands, and where its problems go. */
export interface ProseContext {
  readonly file: string;
  readonly problems: Problem[];
  /** Headings, tables, quotes, code blocks and rules have no place in what is sent. */
  readonly inReply: boolean;
}

/** The nodes of a parsed text as our own small tree; what the vocabulary does not know becomes a problem. */
export function proseFrom(nodes: readonly RootContent[], context: ProseContext): Prose {
  return nodes.flatMap((node) => blockFrom(node, context) ?? []);
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
      return { type: "codeBlock", value: node.value };
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
  return nodes.flatMap((node) => inlineFrom(node, context) ?? []);
}

function inlineFrom(node: RootContent, context: ProseContext): Inline | undefined {
  switch (node.type) {
    case "text":
      return { type: "text", value: node.value };
    case "emphasis":
    case "strong":
    case "delete":
      return { type: node.type, children: inlinesFrom(node.children, context) };
    case "inlineCode":
      return { type: "code", value: node.value };
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

function fieldFrom(
  node: Extract<RootContent, { type: "mdxTextExpression" | "mdxFlowExpression" }>,
  context: ProseContext,
): Inline | undefined {
  const name = /^\{(.*)\}$/.exec(node.value)?.[1] ?? "";
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

const SCHEMES = /^(?:https?:\/\/|mailto:|tel:)/i;
const ENTRY_LINK = /^(?:answer|product|advisory):[a-z0-9]+(?:-[a-z0-9]+)*$/;
const STAND_IN = "fieldstandin";

/** Whether a field could send customers anywhere: it stands in the scheme, the host or the mail address. */
function leadsAnywhere(url: string): boolean {
  const filled = url.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, STAND_IN);
  if (filled === url || !URL.canParse(filled)) return false;
  const { protocol, username, password, host, pathname } = new URL(filled);
  const address = protocol === "mailto:" ? pathname : "";
  return `${protocol} ${username} ${password} ${host} ${address}`.includes(STAND_IN);
}

function linkFrom(node: Extract<RootContent, { type: "link" }>, context: ProseContext): Inline | undefined {
  const url = node.url.replace(/%7B%7B([a-z][a-z0-9_]*)%7D%7D/gi, "{{$1}}");
  const entryLink = /^(answer|product|advisory):/.test(url);
  if (entryLink && context.inReply) {
    return refuse(
      node,
      context,
      "closed-vocabulary",
      `A link to "${url}" stands inside a reply.`,
      "Put it into <When> or <Steps>: customers cannot open our pages.",
    );
  }
  if (entryLink ? !ENTRY_LINK.test(url) : !SCHEMES.test(url)) {
    return refuse(
      node,
      context,
      "closed-vocabulary",
      `The link target "${url.slice(0, 60)}" is not one of ours.`,
      "Begin it with https://, mailto:, tel:, answer:, product: or advisory:.",
    );
  }
  if (!entryLink && !URL.canParse(url.replace(/\{\{|\}\}/g, ""))) {
    return refuse(
      node,
      context,
      "closed-vocabulary",
      `"${url.slice(0, 60)}" is no address.`,
      "Write it like https://example.com/page.",
    );
  }
  if (leadsAnywhere(url)) {
    return refuse(
      node,
      context,
      "closed-vocabulary",
      `A field stands in the scheme or host of "${url.slice(0, 60)}".`,
      "Let fields stand only after the host, as in https://example.com/{{order_number}}.",
    );
  }
  return { type: "link", url, children: inlinesFrom(node.children, context) };
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
