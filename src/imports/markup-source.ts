import type { Paragraph, PhrasingContent, RootContent, Text } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { plainText } from "#core/plain-text.ts";
import { type Block, type Inline, inlinesOf, type Prose } from "#core/prose.ts";
import { repliesOf } from "#core/reply.ts";
import { BRACES } from "#imports/field-table.ts";
import { bodyFrom } from "#markup/body.ts";
import { markupFrom } from "#markup/escape.ts";
import { escapedLine } from "#markup/escaped-line.ts";

/** A prose as source between the tags of a `<Reply>`; `lost` when emphasis, links or code had to go for it to be readable. */
export type Written = { readonly source: string; readonly lost: boolean } | { readonly fault: string };

/**
 * Writes a prose as our markup, and reads it again to see that it says the same. Where formatting cannot be
 * written so that it does, the plain text is.
 */
export function markupSource(prose: Prose): Written {
  try {
    return written(prose, plainText(prose));
  } catch {
    return { fault: "its text is nested too deep" };
  }
}

function written(prose: Prose, plain: string): Written {
  if (plain === "") return { fault: "it holds no words" };
  const shielded = withShields(prose);
  const formatted = isFormatted(prose) ? stringified(shielded)?.replaceAll(BRACES, "\\{\\{") : undefined;
  if (formatted !== undefined && readBack(formatted) === plain) return { source: formatted, lost: false };
  const source = markupFrom(plainText(shielded)).replaceAll(BRACES, "\\{\\{");
  if (readBack(source) === plain) return { source, lost: formatted !== undefined };
  return { fault: faultIn(source) };
}

/** Words that only look like a field are told apart from one. */
function withShields(prose: Prose): Prose {
  return prose.map((block): Block => {
    if (block.type === "list") return { ...block, items: block.items.map(withShields) };
    return block.type === "paragraph" ? { ...block, children: shieldedRuns(block.children) } : block;
  });
}

function shieldedRuns(inlines: readonly Inline[]): Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.type === "text") return { type: "text", value: inline.value.replaceAll("{{", BRACES) };
    return "children" in inline ? { ...inline, children: shieldedRuns(inline.children) } : inline;
  });
}

function isFormatted(prose: Prose): boolean {
  return inlinesOf(prose).some(({ type }) => ["strong", "emphasis", "delete", "code", "link"].includes(type));
}

/** The plain text that the markup of a reply says; undefined when it cannot be read. */
function readBack(source: string): string | undefined {
  const { body, problems } = bodyFrom("reply", inReply(source));
  return problems.length > 0
    ? undefined
    : repliesOf(body)
        .map(({ prose }) => plainText(prose))
        .join("");
}

function faultIn(source: string): string {
  const [problem] = bodyFrom("reply", inReply(source)).problems;
  return problem
    ? `its text cannot be an answer: ${problem.message}`
    : "its text cannot be written as it reads";
}

function inReply(source: string): string {
  return `<Reply>\n${source}\n</Reply>\n`;
}

function stringified(prose: Prose): string | undefined {
  try {
    const text = unified()
      .use(remarkGfm)
      .use(remarkStringify, {
        bullet: "-",
        emphasis: "*",
        strong: "*",
        // Texts are escaped already (`escapedLine`), which knows what MDX reads as code.
        handlers: { text: ({ value }: Text) => value },
      })
      .stringify({ type: "root", children: prose.flatMap(blockNode) });
    return text.trimEnd();
  } catch {
    return undefined;
  }
}

function blockNode(block: Prose[number]): RootContent[] {
  if (block.type === "list") {
    const children = block.items.map((item) => ({
      type: "listItem" as const,
      spread: false,
      children: item.flatMap(blockNode) as Paragraph[],
    }));
    const ordered = block.start !== undefined;
    return [{ type: "list", ordered, start: block.start ?? null, spread: false, children }];
  }
  if (block.type !== "paragraph") throw new Error(`A ${block.type} stands in no reply.`);
  return [{ type: "paragraph", children: block.children.flatMap(inlineNodes) }];
}

function inlineNodes(inline: Inline): PhrasingContent[] {
  switch (inline.type) {
    case "text":
      return [raw(escapedRun(inline.value))];
    case "placeholder":
      return [raw(`{{${inline.name}}}`)];
    case "fragment":
      return [];
    case "break":
      return [{ type: "break" }];
    case "code":
      return [{ type: "inlineCode", value: inline.value }];
    case "link":
      return linkNodes(inline);
    default:
      return [{ type: inline.type, children: inline.children.flatMap(inlineNodes) }];
  }
}

/** Words inside a line: the space before them begins no line. */
function escapedRun(words: string): string {
  const rest = words.trimStart();
  return words.slice(0, words.length - rest.length) + (rest === "" ? "" : escapedLine(rest));
}

function raw(value: string): Text {
  return { type: "text", value };
}

/** An address that stands for itself stays one; in others fields keep their braces, which remark would encode. */
function linkNodes({ url, children }: Extract<Inline, { type: "link" }>): PhrasingContent[] {
  const [only] = children;
  const isBare = children.length === 1 && only?.type === "text" && only.value === url;
  if (isBare && escapedLine(url) === url) return [raw(url)];
  const target = url.replace(/[\s()<>\\]/g, (mark) =>
    encodeURIComponent(mark).replace("(", "%28").replace(")", "%29"),
  );
  return [raw("["), ...children.flatMap(inlineNodes), raw(`](${target})`)];
}
