import { escapedLine } from "#markup/escaped-line.ts";
import { type Outline, type OutlineBlock, outlineOf } from "#markup/outline.ts";

/**
 * A plain text (paragraphs, lists, line breaks, fields) as MDX source. Reading it back gives the same plain text:
 * what imports and proposals write is exactly what somebody saw.
 */
export function markupFrom(plain: string): string {
  return sourceOf(outlineOf(plain.split("\n"))).join("\n");
}

/** Neighbouring lists take other marks, or they would be one; so does a list that begins an item, or `- - -` were a rule. */
function sourceOf(outline: Outline, inOdd = true): string[] {
  let isOdd = inOdd;
  return outline.flatMap((block, index) => {
    isOdd = (index === 0 || outline[index - 1]?.type === "items") && !isOdd;
    return [...(index === 0 ? [] : [""]), ...blockSource(block, isOdd)];
  });
}

function blockSource(block: OutlineBlock, isOdd: boolean): string[] {
  if (block.type === "lines") {
    return block.lines.map((line, index) => escapedLine(line) + (index + 1 < block.lines.length ? "\\" : ""));
  }
  return block.items.flatMap((item, index) => {
    const mark =
      block.start === undefined ? (isOdd ? "* " : "- ") : `${block.start + index}${isOdd ? ")" : "."} `;
    const [first = "", ...rest] = sourceOf(item, isOdd);
    return [
      (mark + first).trimEnd(),
      ...rest.map((line) => (line === "" ? "" : " ".repeat(mark.length) + line)),
    ];
  });
}
