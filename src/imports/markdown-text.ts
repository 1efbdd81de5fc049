import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Prose } from "#core/prose.ts";
import { BRACES } from "#imports/field-table.ts";
import { htmlProse, type ProseFound } from "#imports/html.ts";
import { neat } from "#imports/neat.ts";
import { type ProseReading, replyProse } from "#imports/to-prose.ts";
import { MAX_BYTES } from "#markup/scanner.ts";

/** Marks in a row of which the parser makes so many levels, or for which it takes the square of their number. */
const MONSTER = /([*_[(~`!>])\1{64,}|(?:> ?|[-*+] ){64,}|(?:!?\[\]?\(?){200,}/;

/** So many marks that open or close stand in no text that people write; the parser takes the square of their number. */
const MAX_MARKS = 4000;

/** So many lines follow each other in no paragraph; in a list the parser takes the square of their number. */
const MAX_LINES = 1000;

/** So many brackets stay open in no paragraph, and so many close nothing; the parser looks back from each. */
const [MAX_OPEN, MAX_STRAY] = [10, 100];

/** Whether a parser of Markdown would take too long for a text, or too deep. */
function isMonster(text: string): boolean {
  return (
    MONSTER.test(text) ||
    (text.match(/[*_~[]/g)?.length ?? 0) > MAX_MARKS ||
    text.split(/\n[ \t]*\n/).some(isMonstrous)
  );
}

function isMonstrous(paragraph: string): boolean {
  let [open, stray] = [0, 0];
  for (const [mark] of paragraph.matchAll(/[[\]]/g)) {
    if (mark === "[") open++;
    else if (open > 0) open--;
    else stray++;
    if (open > MAX_OPEN || stray > MAX_STRAY) return true;
  }
  return paragraph.split("\n", MAX_LINES + 1).length > MAX_LINES;
}

/** Markdown (GFM) as a tree; or why it cannot be read. */
export function markdownTree(text: string): { readonly root: Root } | { readonly fault: string } {
  if (text.length > MAX_BYTES)
    return {
      fault: `its text has ${Math.ceil(text.length / 1024)} kB, and at most ${MAX_BYTES / 1024} fit an answer`,
    };
  if (isMonster(text)) return { fault: "its text is nested too deep" };
  try {
    return { root: unified().use(remarkParse).use(remarkGfm).parse(text) };
  } catch {
    return { fault: "its text cannot be read as Markdown" };
  }
}

/** Markdown as a reply's prose; headings, tables, pictures and HTML are left out or flattened, and noted. */
export function markdownProse(text: string, reading: ProseReading): ProseFound {
  const tree = markdownTree(text.replaceAll("\\{\\{", BRACES));
  return "fault" in tree
    ? tree
    : treeProse(tree.root.children, { ...reading, html: (html) => wordsOf(html, reading) });
}

/** A block of HTML as a prose; what of it cannot be read is noted. */
function wordsOf(html: string, reading: ProseReading): Prose {
  const found = htmlProse(html, reading);
  if ("prose" in found) return found.prose;
  reading.note(`a block of HTML: ${found.fault}`);
  return [];
}

/** Some blocks of a tree as a reply's prose. */
function treeProse(nodes: Root["children"], reading: ProseReading): ProseFound {
  try {
    return { prose: neat(replyProse(nodes, reading)) };
  } catch {
    return { fault: "its text is nested too deep" };
  }
}
