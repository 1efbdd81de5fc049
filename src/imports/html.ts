import type { Element, ElementContent, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import { unified } from "unified";
import type { Prose } from "#core/prose.ts";
import { neat } from "#imports/neat.ts";
import { type ProseReading, replyProse } from "#imports/to-prose.ts";

/** A text that became a prose, or why it cannot. */
export type ProseFound = { readonly prose: Prose } | { readonly fault: string };

/** The longest text of one reply that is read, in characters: HTML says little in many of them. */
const MAX_HTML = 256 * 1024;
const MAX_DEPTH = 100;

/** HTML as a reply's prose: what runs, what is drawn and what is laid out in tables is left out and noted. */
export function htmlProse(html: string, reading: ProseReading): ProseFound {
  if (html.length > MAX_HTML)
    return {
      fault: `its HTML has ${Math.ceil(html.length / 1024)} kB, and at most ${MAX_HTML / 1024} are read`,
    };
  if (tagDepth(html) > MAX_DEPTH) return { fault: `its HTML is nested more than ${MAX_DEPTH} deep` };
  try {
    const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
    if (isDeep(tree)) return { fault: `its HTML is nested more than ${MAX_DEPTH} deep` };
    const clean: Root = { type: "root", children: cleaned(tree.children as ElementContent[], reading) };
    const text = unified().use(rehypeRemark).runSync(clean) as unknown as import("mdast").Root;
    return { prose: neat(replyProse(text.children, reading)) };
  } catch {
    return { fault: "its HTML cannot be read" };
  }
}

/** How deep tags lie that are never closed may cost the parser the square of their number: a cheap look before it. */
function tagDepth(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, slash, name = "", self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi)) {
    if (/^(?:br|hr|img|input|meta|link|wbr|col|p|li|td|tr|th)$/i.test(name) || self) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function isDeep(tree: Root): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return false;
}

const RUNS = "script style noscript template iframe object embed applet frame frameset link meta base";
const DRAWN = "img picture svg math canvas video audio source track map area";
const FORMS = "form input button select textarea option datalist";

/** What an element becomes that is left out with all it holds. */
const GONE: ReadonlyMap<string, string> = new Map([
  ...RUNS.split(" ").map((name) => [name, `the HTML tag <${name}>`] as const),
  ...DRAWN.split(" ").map((name) => [name, name === "img" ? "a picture" : `the HTML tag <${name}>`] as const),
  ...FORMS.split(" ").map((name) => [name, `the HTML tag <${name}>`] as const),
  ["table", "a table"],
]);

function cleaned(nodes: readonly ElementContent[], reading: ProseReading): ElementContent[] {
  const kept = nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [node];
    if (node.type !== "element") return [];
    const gone = GONE.get(node.tagName);
    if (gone === undefined) return cleanElement(node, reading);
    reading.note(gone);
    return [];
  });
  return withLines(kept);
}

function cleanElement(node: Element, reading: ProseReading): ElementContent[] {
  for (const name of Object.keys(node.properties))
    if (/^on[a-z]/i.test(name)) reading.note(`the ${name.toLowerCase()} of <${node.tagName}>`);
  const children = cleaned(node.children, reading);
  const { href, start } = node.properties;
  if (node.tagName === "a" && typeof href !== "string") return children;
  return [{ ...node, properties: { ...(href && { href }), ...(start && { start }) }, children }];
}

/** Editors write each line as a `<div>` and an empty line as `<div><br></div>`: runs of them are paragraphs with breaks. */
function withLines(nodes: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  let lines: ElementContent[][] = [];
  const flush = () => {
    if (lines.length > 0) out.push(paragraphOf(lines));
    lines = [];
  };
  for (const node of nodes) {
    if (node.type === "text" && node.value.trim() === "" && lines.length > 0) continue;
    if (!isLine(node)) flush();
    if (!isLine(node)) out.push(node);
    else if (node.children.every(isBlank)) flush();
    else lines.push(node.children);
  }
  flush();
  return out;
}

const INLINE = new Set(
  "a abbr b bdi bdo big br cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

function isLine(node: ElementContent): node is Element {
  return (
    node.type === "element" &&
    node.tagName === "div" &&
    node.children.every((child) => child.type !== "element" || INLINE.has(child.tagName))
  );
}

function isBlank(node: ElementContent): boolean {
  return node.type === "text" ? node.value.trim() === "" : node.type === "element" && node.tagName === "br";
}

function paragraphOf(lines: readonly ElementContent[][]): Element {
  const children = lines.flatMap((line, index): ElementContent[] =>
    index === 0 ? line : [{ type: "element", tagName: "br", properties: {}, children: [] }, ...line],
  );
  return { type: "element", tagName: "p", properties: {}, children };
}
