/** A run inside a line of prose. A `placeholder` is a field the agent fills; a `fragment` is shared wording. */
export type Inline =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "emphasis" | "strong" | "delete"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly value: string }
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: "break" }
  | { readonly type: "placeholder"; readonly name: string }
  | { readonly type: "fragment"; readonly id: string };

/** A block of prose. Headings, tables, quotes, code and rules never stand inside a reply. */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "list"; readonly start?: number; readonly items: readonly Prose[] }
  | { readonly type: "heading"; readonly depth: number; readonly children: readonly Inline[] }
  | { readonly type: "quote"; readonly children: Prose }
  | { readonly type: "codeBlock"; readonly value: string }
  | { readonly type: "rule" }
  | { readonly type: "table"; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** Formatted text as an immutable tree: what markup becomes, and what plain text and HTML are made of. */
export type Prose = readonly Block[];

/** Every inline of a prose in reading order, parents before their children. */
export function inlinesOf(prose: Prose): Inline[] {
  const found: Inline[] = [];
  collectBlocks(prose, found);
  return found;
}

// A list that is filled costs a fifth of what nested generators do, and every rule walks every text.
function collectBlocks(prose: Prose, found: Inline[]): void {
  for (const block of prose) {
    if (block.type === "paragraph" || block.type === "heading") collect(block.children, found);
    else if (block.type === "list") for (const item of block.items) collectBlocks(item, found);
    else if (block.type === "quote") collectBlocks(block.children, found);
    else if (block.type === "table")
      for (const row of block.rows) for (const cell of row) collect(cell, found);
  }
}

function collect(inlines: readonly Inline[], found: Inline[]): void {
  for (const inline of inlines) {
    found.push(inline);
    if ("children" in inline) collect(inline.children, found);
  }
}

/** The ids of the fragments a prose uses, each once, in reading order. */
export function fragmentsIn(prose: Prose): string[] {
  const ids = new Set<string>();
  for (const inline of inlinesOf(prose)) if (inline.type === "fragment") ids.add(inline.id);
  return [...ids];
}

/**
 * The same prose with each `<Fragment>` replaced by its wording: spliced into the line where it stands
 * among other words, as blocks where it is a paragraph of its own. One that `wordingOf` does not know is
 * left where it stands.
 */
export function withFragments(prose: Prose, wordingOf: (id: string) => Prose | undefined): Prose {
  return prose.flatMap((block): Prose => {
    if (block.type === "list")
      return [{ ...block, items: block.items.map((item) => withFragments(item, wordingOf)) }];
    if (block.type === "quote") return [{ ...block, children: withFragments(block.children, wordingOf) }];
    if (block.type !== "paragraph") return [block];
    const alone = block.children.length === 1 ? block.children[0] : undefined;
    if (alone?.type === "fragment") return wordingOf(alone.id) ?? [block];
    return [{ ...block, children: spliced(block.children, wordingOf) }];
  });
}

function spliced(inlines: readonly Inline[], wordingOf: (id: string) => Prose | undefined): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === "fragment") return inlineWording(wordingOf(inline.id)) ?? [inline];
    if ("children" in inline) return [{ ...inline, children: spliced(inline.children, wordingOf) }];
    return [inline];
  });
}

function inlineWording(wording: Prose | undefined): Inline[] | undefined {
  if (wording === undefined) return undefined;
  const lines = wording.flatMap((block) => (block.type === "paragraph" ? [block.children] : []));
  return lines.flatMap((line, index): Inline[] =>
    index === 0 ? [...line] : [{ type: "break" }, { type: "break" }, ...line],
  );
}
