/** Plain text as the blocks that Markdown would make of it. */
export type Outline = readonly OutlineBlock[];

/** A paragraph's lines, or a list; `start` is the number of a numbered list's first item. */
export type OutlineBlock =
  | { readonly type: "lines"; readonly lines: readonly string[] }
  | { readonly type: "items"; readonly start?: number; readonly items: readonly Outline[] };

/** A block and the index of the line after it. */
interface Found {
  readonly block: OutlineBlock;
  readonly next: number;
}

/**
 * Reads plain text as paragraphs and lists: blocks are parted by an empty line, `- ` and `1. ` begin items, and
 * what belongs to an item stands under its words. Inside an item a list may follow its paragraph directly.
 */
export function outlineOf(lines: readonly string[], inItem = false): Outline {
  const blocks: OutlineBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at] === "") at++;
    else {
      // Inside an item a list is never parted from what it follows: this only looks like one.
      const list = inItem && lines[at - 1] === "" ? undefined : listAt(lines, at, inItem);
      const { block, next } = list ?? paragraphAt(lines, at, inItem);
      blocks.push(block);
      at = next;
    }
  }
  return blocks;
}

function paragraphAt(lines: readonly string[], from: number, inItem: boolean): Found {
  let next = from + 1;
  while (next < lines.length && lines[next] !== "" && !(inItem && listAt(lines, next, inItem))) next++;
  return { block: { type: "lines", lines: lines.slice(from, next) }, next };
}

/** The mark of an item: its width with the space, and its number if it has one. */
interface Mark {
  readonly width: number;
  readonly number?: number;
}

function markOf(line: string | undefined): Mark | undefined {
  const match = /^(?:-|(0|[1-9]\d{0,7})\.)(?: (?! )|$)/.exec(line ?? "");
  if (!match) return undefined;
  return match[1] === undefined ? { width: 2 } : { width: match[1].length + 2, number: Number(match[1]) };
}

/** The list that begins at a line; undefined when something follows it directly that is no part of it. */
function listAt(lines: readonly string[], from: number, inItem: boolean): Found | undefined {
  const first = markOf(lines[from]);
  if (!first) return undefined;
  const items: Outline[] = [];
  let next = from;
  for (
    let mark: Mark | undefined = first;
    mark && isNext(first, items.length, mark);
    mark = markOf(lines[next])
  ) {
    const end = itemEnd(lines, next, mark.width);
    items.push(itemOf(lines.slice(next, end), mark.width));
    next = end;
  }
  const after = lines[next];
  if (after && !(inItem && listAt(lines, next, inItem))) return undefined;
  return {
    block: { type: "items", ...(first.number !== undefined && { start: first.number }), items },
    next,
  };
}

function isNext(first: Mark, index: number, mark: Mark): boolean {
  return first.number === undefined ? mark.number === undefined : mark.number === first.number + index;
}

/** The line after an item: the first that is not indented under it, empty lines between its blocks left in. */
function itemEnd(lines: readonly string[], from: number, width: number): number {
  const isInside = (line: string | undefined) => line?.startsWith(" ".repeat(width)) ?? false;
  let end = from + 1;
  while (isInside(lines[end]) || (lines[end] === "" && isInside(lines[end + 1]))) end++;
  return end;
}

function itemOf(lines: readonly string[], width: number): Outline {
  return outlineOf(
    lines.map((line) => line.slice(width)),
    true,
  );
}
