import type { Inline, Prose } from "#core/prose.ts";
import type { ProseFound } from "#imports/html.ts";
import { neat } from "#imports/neat.ts";
import { type ProseReading, tidied } from "#imports/to-prose.ts";
import { type Outline, outlineOf } from "#markup/outline.ts";
import { MAX_BYTES } from "#markup/scanner.ts";

/** Plain text as a reply's prose: paragraphs, line breaks and lists, exactly as somebody saw them. */
export function plainProse(text: string, reading: ProseReading): ProseFound {
  if (text.length > MAX_BYTES)
    return {
      fault: `its text has ${Math.ceil(text.length / 1024)} kB, and at most ${MAX_BYTES / 1024} fit an answer`,
    };
  const lines = tidied(text.replaceAll("\r\n", "\n")).split("\n");
  try {
    return { prose: neat(proseOf(outlineOf(lines.map((line) => line.trimEnd())), reading)) };
  } catch {
    return { fault: "its text is nested too deep" };
  }
}

function proseOf(outline: Outline, reading: ProseReading): Prose {
  return outline.map((block) => {
    if (block.type === "items") {
      const items = block.items.map((item) => proseOf(item, reading));
      return block.start === undefined
        ? { type: "list", items }
        : { type: "list", start: block.start, items };
    }
    const children = block.lines.flatMap((line, index): Inline[] => {
      const words = reading.fields.inlines(line);
      return index === 0 ? [...words] : [{ type: "break" }, ...words];
    });
    return { type: "paragraph", children };
  });
}
