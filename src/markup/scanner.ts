import { isPlaceholderName } from "#core/placeholder.ts";
import type { Problem } from "#core/problem.ts";
import { type FoundTag, type Report, scanPairs, scanTag } from "#markup/tag-scan.ts";

/** The largest text file that is read, in bytes of UTF-8. */
export const MAX_BYTES = 64 * 1024;
const MAX_NESTING = 32;
/** The parser's time grows with the square of these. */
const MAX_FIELDS = 1000;

/**
 * Reads a body before the Markdown parser does and refuses what would crash it, run as code or be
 * misread: every `{` that is not `{{name}}` or `\{`, every `<` that is not a tag of the vocabulary, deep
 * nesting, NUL, and paragraphs that begin with `import ` or `export `. A body without problems is safe to parse.
 */
export function scanProblems(file: string, body: string): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (line, column, rule, message, fix) => {
    problems.push({ file, line, column, rule, severity: "error", message, fix });
  };
  const lines = body.split("\n");
  scanLines(lines, RUN.test(body), report);
  const tags = scanMarks(lines, report);
  if (problems.length === 0) scanPairs(tags, report);
  return problems;
}

/** So many of the same mark in a row nest in no text that people write. */
const RUN = /([*_[(~`!])\1{32,}/;

function scanLines(lines: readonly string[], hasRuns: boolean, report: Report): void {
  let depth = 0;
  lines.forEach((line, index) => {
    const code = /^\s*(import|export)[\s{*'"]/.exec(line)?.[1];
    if (code && startsParagraph(lines, index)) {
      const fix = `Begin the paragraph with another word, or with "${code[0]?.toUpperCase()}${code.slice(1)}".`;
      report(
        index + 1,
        1,
        "closed-vocabulary",
        `A paragraph begins with "${code} ", which MDX would read as program code.`,
        fix,
      );
    }
    depth = line.trim() === "" ? 0 : depth + bracketDepth(line);
    const nested = hasRuns && RUN.test(line) ? MAX_NESTING + 1 : markerDepth(line);
    if (Math.max(depth, nested) > MAX_NESTING) {
      report(
        index + 1,
        1,
        "bad-markup",
        `The text is nested more than ${MAX_NESTING} deep.`,
        "Take nested lists, quotes or brackets apart.",
      );
      depth = 0;
    }
  });
}

function startsParagraph(lines: readonly string[], index: number): boolean {
  const before = lines[index - 1];
  return before === undefined || before.trim() === "" || /^<\/?[A-Z]/.test(before);
}

/** How many list and quote marks open a line, indentation counted as one for every two columns. */
function markerDepth(line: string): number {
  if (!/^[ \t>*+\d-]/.test(line)) return 0;
  const prefix = /^(?:[ \t]*(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)))*[ \t]*/.exec(line)?.[0] ?? "";
  const marks = prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
  return marks + Math.floor(indent / 2);
}

function bracketDepth(line: string): number {
  if (!line.includes("[")) return 0;
  let depth = 0;
  for (const mark of line.replace(/\\./g, "")) depth += mark === "[" ? 1 : mark === "]" ? -1 : 0;
  return Math.max(depth, 0);
}

/** What may be something else than plain words. */
const MARK = /[\\{}<\p{Cc}\ufeff\ufdd0]/gu;

/** The place of the next such mark in a line, from a place on; the line's length where there is none. */
function nextMark(line: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(line)?.index ?? line.length;
}

function scanMarks(lines: readonly string[], report: Report): FoundTag[] {
  const tags: FoundTag[] = [];
  let fields = 0;
  lines.forEach((line, index) => {
    for (let at = nextMark(line, 0); at < line.length; at = nextMark(line, at + 1)) {
      const mark = line[at];
      if (mark === "\\") at++;
      else if (mark === "{") {
        const length = scanField(line, at, index + 1, report);
        fields++;
        if (length === 0) return;
        at += length - 1;
      } else if (mark === "<") {
        const length = scanTag(line, at, index + 1, report, tags);
        if (length === 0) return;
        at += length - 1;
      } else if (mark === "}") {
        report(
          index + 1,
          at + 1,
          "closed-vocabulary",
          `A "}" stands alone.`,
          `Write \\} for a brace, or {{name}} for a field.`,
        );
        return;
      } else if (mark !== undefined && isControl(mark)) {
        report(
          index + 1,
          at + 1,
          "unreadable-file",
          `A control character (U+${hex(mark)}) stands in the text.`,
          "Delete it.",
        );
        return;
      }
    }
  });
  if (fields > MAX_FIELDS || tags.length > MAX_FIELDS || lines.join("\n").split("&#").length > MAX_FIELDS) {
    report(
      1,
      1,
      "bad-markup",
      `The text has more than ${MAX_FIELDS} fields, tags or characters by number.`,
      "Split it into several answers.",
    );
  }
  return tags;
}

function isControl(mark: string): boolean {
  const code = mark.charCodeAt(0);
  return (code < 32 && code !== 9) || code === 127 || code === 0xfeff || code === 0xfdd0;
}

function hex(mark: string): string {
  return mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** The length of the `{{name}}` at a place; 0 after reporting that it is none. */
function scanField(line: string, at: number, lineNumber: number, report: Report): number {
  const name = /^\{\{([^{}]*)\}\}/.exec(line.slice(at, at + 80))?.[1];
  if (name !== undefined && isPlaceholderName(name)) return name.length + 4;
  const suggestion =
    name
      ?.trim()
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, "_") || "customer_name";
  const message =
    name === undefined ? `A "{" is not the start of a field.` : `"{{${name}}}" is not a field's name.`;
  const fix =
    name === undefined
      ? "Write \\{ for a brace, or {{name}} for a field."
      : `Write it in small letters with no spaces: {{${suggestion}}}.`;
  report(lineNumber, at + 1, "closed-vocabulary", message, fix);
  return 0;
}
