import { LESSON_COMPONENTS } from "#markup/lesson-components.ts";

/** Something a lesson may not hold: what, where (1-based), and how to mend it in one imperative sentence. */
export interface Violation {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
}

const MAX_BYTES = 64 * 1024;
const MAX_NESTING = 32;
// satteri recurses once per open emphasis, so marks that can open one are counted per paragraph.
const MAX_EMPHASIS_MARKS = 400;
const MAX_TAGS = 500;

/**
 * What must not even reach the Markdown parser, which crashes or runs in circles on it: code in braces, unknown
 * tags, deep nesting, `import` and `export`, broken encoding. A text without violations is safe to parse.
 */
export function scanLesson(body: string): Violation[] {
  const size = new TextEncoder().encode(body).length;
  if (size > MAX_BYTES) {
    const fix = "Split it into several lessons.";
    return [
      { line: 1, column: 1, message: `The lesson has ${size} bytes; at most ${MAX_BYTES} are read.`, fix },
    ];
  }
  const lines = body.split("\n");
  return [...lines.flatMap(lineViolations), ...emphasisViolations(lines), ...markViolations(body)];
}

function lineViolations(line: string, index: number): Violation[] {
  const at = (column: number, message: string, fix: string) => [{ line: index + 1, column, message, fix }];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  const control = line.search(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ufffd]/);
  if (control >= 0)
    return at(
      control + 1,
      "An unreadable or control character stands here.",
      "Delete it, and save the file as UTF-8 with plain line ends (LF).",
    );
  const code = /^[\s>]*(import|export)\b/.exec(line)?.[1];
  if (code)
    return at(
      1,
      `A line begins with "${code}", which MDX reads as program code.`,
      "Begin the line with another word.",
    );
  if (depthOf(line) > MAX_NESTING)
    return at(1, `Lists or quotes are nested more than ${MAX_NESTING} deep.`, "Take them apart.");
  return [];
}

/** How many list and quote marks open a line; every two columns of indentation may stand for one more. */
function depthOf(line: string): number {
  // Astro blanks the front matter with spaces.
  if (line.trim() === "") return 0;
  const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/.exec(line)?.[0] ?? "";
  const marks = prefix.match(/>|[-*+]|\d[.)]/g)?.length ?? 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
  return marks + Math.floor(indent / 2);
}

function emphasisViolations(lines: readonly string[]): Violation[] {
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    marks = line.trim() === "" ? 0 : marks + (line.match(/[*_]/g)?.length ?? 0);
    if (marks > MAX_EMPHASIS_MARKS) {
      return [
        {
          line: index + 1,
          column: 1,
          message: `A paragraph has more than ${MAX_EMPHASIS_MARKS} emphasis marks.`,
          fix: "Split the paragraph with empty lines.",
        },
      ];
    }
  }
  return [];
}

const NAMES = Object.keys(LESSON_COMPONENTS).join("|");
const ATTRIBUTES = /(?:\s+[A-Za-z][\w:-]*(?:="[^"{}<>\\]*"|='[^'{}<>\\]*')?)*/.source;
const TAG = new RegExp(`<(/?)(?:${NAMES})${ATTRIBUTES}\\s*(/?)>`, "y");
const FIELD = /\{\{[a-z][a-z0-9_]*\}\}/y;

/** Walks over every `\`, `{` and `<`; what a backslash escapes is skipped, what is no field and no tag is refused. */
function markViolations(body: string): Violation[] {
  const found: Violation[] = [];
  const open = { depth: 0, tags: 0 };
  const marks = /\\[\s\S]|[{<]/g;
  const placeAt = placesInTurn(body);
  for (let mark = marks.exec(body); mark; mark = marks.exec(body)) {
    if (mark[0].startsWith("\\")) continue;
    const end = mark[0] === "{" ? endOf(FIELD, body, mark.index) : tagEnd(body, mark.index, open);
    if (end === undefined) found.push({ ...placeAt(mark.index), ...refusedMark(body, mark.index) });
    // One fault a line is enough: what follows it there is mostly the same fault again.
    marks.lastIndex = end ?? lineEnd(body, mark.index);
    if (open.depth > MAX_NESTING || open.tags > MAX_TAGS) {
      return [
        ...found,
        {
          ...placeAt(mark.index),
          message: "The lesson has too many components, or too many inside one another.",
          fix: "Split it into several lessons.",
        },
      ];
    }
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function tagEnd(body: string, from: number, open: { depth: number; tags: number }): number | undefined {
  TAG.lastIndex = from;
  const tag = TAG.exec(body);
  if (!tag) return undefined;
  open.tags++;
  if (tag[1]) open.depth--;
  else if (!tag[2]) open.depth++;
  return from + tag[0].length;
}

function refusedMark(body: string, offset: number): Pick<Violation, "message" | "fix"> {
  const rest = (body.slice(offset, offset + 30).split("\n")[0] ?? "").trimEnd();
  if (body[offset] === "{") {
    return {
      message: `"${rest}" would run as code.`,
      fix: "Write \\{ for a brace; give attributes as plain text in quotes.",
    };
  }
  const fix = /^<!--/.test(rest)
    ? "Delete the comment."
    : `Write \\< for the sign; the components are ${Object.keys(LESSON_COMPONENTS).join(", ")}.`;
  return { message: `"${rest}" is not a lesson component with plain attributes.`, fix };
}

/** Says the places of offsets in a text, each asked for behind the one before: thousands of faults may stand in one. */
function placesInTurn(text: string): (offset: number) => { line: number; column: number } {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf("\n", start); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
      line++;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
}
