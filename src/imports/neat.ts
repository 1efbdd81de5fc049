import type { Block, Inline, Prose } from "#core/prose.ts";

/**
 * A prose as our markup can say it: spaces and breaks stand outside of emphasis and never at the ends of a
 * paragraph, neighbouring words are one run, and what is empty is gone.
 */
export function neat(prose: Prose): Prose {
  return prose.flatMap((block): Block[] => {
    if (block.type === "paragraph" || block.type === "heading") {
      const children = trimmed(merged(neatInlines(block.children)));
      return children.length === 0 ? [] : [{ ...block, children }];
    }
    if (block.type === "quote") return [...neat(block.children)];
    if (block.type !== "list") return [block];
    const items = block.items.map(neat).filter((item) => item.length > 0);
    return items.length === 0 ? [] : [{ ...block, items }];
  });
}

function neatInlines(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === "text") return [{ type: "text", value: inline.value.replace(/\s+/g, " ") }];
    if (inline.type === "code") return neatCode(inline.value);
    if (!("children" in inline)) return [inline];
    const children = merged(neatInlines(inline.children));
    return inline.type === "link" ? neatLink(inline.url, children) : hoisted(inline.type, children);
  });
}

function neatCode(value: string): Inline[] {
  const code = value.replace(/\s+/g, " ").trim();
  return code === "" ? [] : [{ type: "code", value: code }];
}

function neatLink(url: string, children: readonly Inline[]): Inline[] {
  const words = trimmed(children.map((child): Inline => (child.type === "break" ? SPACE : child)));
  return [{ type: "link", url, children: words.length === 0 ? [{ type: "text", value: url }] : words }];
}

const SPACE: Inline = { type: "text", value: " " };

/** Emphasis around words, with what is no word before and behind it. */
function hoisted(type: "strong" | "emphasis" | "delete", children: readonly Inline[]): Inline[] {
  const [first, last] = [edgeOf(children, 1), edgeOf(children, -1)];
  const words = trimmed(children);
  if (words.length === 0) return [...first];
  const [only] = words;
  // What is said twice (`<b><strong>`) counts once.
  const inner = words.length === 1 && only?.type === type ? only.children : words;
  return [...first, { type, children: inner }, ...last];
}

/** The spaces and breaks at one end. */
function edgeOf(inlines: readonly Inline[], way: 1 | -1): Inline[] {
  const found: Inline[] = [];
  const list = way === 1 ? inlines : inlines.toReversed();
  for (const inline of list) {
    if (inline.type === "break") found.push(inline);
    else if (inline.type === "text") {
      if (way === 1 ? inline.value.startsWith(" ") : inline.value.endsWith(" ")) found.push(SPACE);
      if (inline.value.trim() !== "") break;
    } else break;
  }
  return way === 1 ? found : found.reverse();
}

/** Without spaces and breaks at either end. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const list = [...inlines];
  while (isGap(list[0])) list.shift();
  while (isGap(list.at(-1))) list.pop();
  return list.map((inline, index): Inline => {
    if (inline.type !== "text") return inline;
    const start = index === 0 ? inline.value.trimStart() : inline.value;
    return { type: "text", value: index === list.length - 1 ? start.trimEnd() : start };
  });
}

function isGap(inline: Inline | undefined): boolean {
  return inline?.type === "break" || (inline?.type === "text" && inline.value.trim() === "");
}

/** Neighbouring words as one run; no spaces around a break, no more than one empty line. */
function merged(inlines: readonly Inline[]): Inline[] {
  const list: Inline[] = [];
  for (const inline of inlines) {
    const last = list.at(-1);
    if (inline.type !== "text") {
      list.push(inline);
      continue;
    }
    const value = last?.type === "break" ? inline.value.trimStart() : inline.value;
    if (last?.type === "text")
      list[list.length - 1] = { type: "text", value: (last.value + value).replace(/ {2,}/g, " ") };
    else if (value !== "") list.push({ type: "text", value });
  }
  return list;
}
