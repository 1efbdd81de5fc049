import { isPlaceholderName } from "#core/placeholder.ts";
import type { Problem } from "#core/problem.ts";
import { TAG_NAMES, TAGS, type Tag } from "#markup/vocabulary.ts";

/** The largest text file that is read, in bytes of UTF-8. */
export const MAX_BYTES = 64 * 1024;
const MAX_NESTING = 32;
/** The parser's time grows with the square of these. */
const MAX_FIELDS = 1000;

/** Says what is wrong at a place of the scanned file. */
export type Report = (line: number, column: number, rule: string, message: string, fix: string) => void;

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
  scanLines(lines, report);
  const tags = scanMarks(lines, report);
  if (problems.length === 0) scanPairs(tags, report);
  return problems;
}

function scanLines(lines: readonly string[], report: Report): void {
  let depth = 0;
  lines.forEach((line, index) => {
    const starts =
      index === 0 || lines[index - 1]?.trim() === "" || /^<\/?[A-Z]/.test(lines[index - 1] ?? "");
    const code = starts && /^\s*(import|export)[\s{*'"]/.exec(line)?.[1];
    if (code) {
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
    if (Math.max(depth, markerDepth(line)) > MAX_NESTING) {
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

/** How many list and quote marks open a line, indentation counted as one for every two columns. */
function markerDepth(line: string): number {
  const prefix = /^(?:[ \t]*(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)))*[ \t]*/.exec(line)?.[0] ?? "";
  const marks = prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
  const run = /([*_[(~`!])\1{32,}/.test(line) ? MAX_NESTING + 1 : 0;
  return Math.max(marks + Math.floor(indent / 2), run);
}

function bracketDepth(line: string): number {
  let depth = 0;
  for (const mark of line.replace(/\\./g, "")) depth += mark === "[" ? 1 : mark === "]" ? -1 : 0;
  return Math.max(depth, 0);
}

/** A tag as it stands in the text. */
interface FoundTag {
  readonly name: string;
  readonly closes: boolean;
  readonly line: number;
  readonly column: number;
}

function scanMarks(lines: readonly string[], report: Report): FoundTag[] {
  const tags: FoundTag[] = [];
  let fields = 0;
  lines.forEach((line, index) => {
    for (let at = 0; at < line.length; at++) {
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
  if (fields > MAX_FIELDS || tags.length > MAX_FIELDS) {
    report(
      1,
      1,
      "bad-markup",
      `The text has more than ${MAX_FIELDS} fields or tags.`,
      "Split it into several answers.",
    );
  }
  return tags;
}

function isControl(mark: string): boolean {
  const code = mark.charCodeAt(0);
  return (code < 32 && code !== 9) || code === 127 || code === 0xfeff;
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

const TAG =
  /^<(\/?)([A-Za-z][A-Za-z0-9.-]*)((?:\s+[A-Za-z][A-Za-z0-9-]*(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*)\s*(\/?)>/;

/** The length of the tag at a place; 0 after reporting that it is none of ours. */
function scanTag(line: string, at: number, lineNumber: number, report: Report, tags: FoundTag[]): number {
  const refuse = (message: string, fix: string) => {
    report(lineNumber, at + 1, "closed-vocabulary", message, fix);
    return 0;
  };
  const rest = line.slice(at);
  const match = TAG.exec(rest);
  const [text = "", slash, name = "", attributes = "", self] = match ?? [];
  const tag = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (!match) return refuse(`A "<" does not begin a tag of ours: "${rest.slice(0, 24)}".`, notATag(rest));
  if (!tag)
    return refuse(
      `<${name}> is not part of the vocabulary.`,
      `Use Markdown and ${TAG_NAMES} only, or write \\< for the sign.`,
    );
  const wrong = attributeFault(tag, name, attributes, slash === "/");
  if (wrong) return refuse(wrong.message, wrong.fix);
  if (tag.holds === "nothing" && (slash || !self))
    return refuse(`<${name}> holds no text.`, `Write ${tag.example}.`);
  if (tag.holds === "text" && self)
    return refuse(`<${name}/> is empty.`, `Write <${name}>, the text on lines of its own, and </${name}>.`);
  const alone = line.slice(0, at).trim() === "" && rest.slice(text.length).trim() === "";
  if (name !== "Fragment" && !alone)
    return refuse(
      `<${slash}${name}> does not stand on a line of its own.`,
      "Give the tag a line of its own.",
    );
  if (name !== "Fragment" && at > 0)
    return refuse(`<${slash}${name}> is indented.`, "Move the tag to the start of its line.");
  if (tag.holds === "text") tags.push({ name, closes: slash === "/", line: lineNumber, column: at + 1 });
  return text.length;
}

function notATag(rest: string): string {
  if (/^<https?:/.test(rest)) return "Write the address without < and >.";
  if (/^<!--/.test(rest)) return "Delete the comment: every word here may be sent.";
  return "Write \\< for the sign.";
}

function attributeFault(
  tag: Tag,
  name: string,
  written: string,
  closing: boolean,
): { message: string; fix: string } | undefined {
  const fix = `Write it like ${tag.example}.`;
  if (closing)
    return written.trim() ? { message: `</${name}> has attributes.`, fix: `Write </${name}>.` } : undefined;
  const seen = new Set<string>();
  for (const match of written.matchAll(/\s([A-Za-z][A-Za-z0-9-]*)(=("[^"]*"|'[^']*'))?/g)) {
    const [, attribute = "", , value] = match;
    if (!Object.hasOwn(tag.attributes, attribute))
      return { message: `<${name}> has an unknown attribute "${attribute}".`, fix };
    if (value === undefined)
      return { message: `The attribute "${attribute}" of <${name}> has no value in quotes.`, fix };
    if (seen.has(attribute)) return { message: `<${name}> has "${attribute}" twice.`, fix };
    const field = value.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, "");
    if (/[{}]/.test(field))
      return { message: `The attribute "${attribute}" of <${name}> holds a brace that is no field.`, fix };
    seen.add(attribute);
  }
  const missing = Object.keys(tag.attributes).find(
    (key) => tag.attributes[key] === "required" && !seen.has(key),
  );
  return missing ? { message: `<${name}> lacks "${missing}".`, fix } : undefined;
}

/** Tags of the vocabulary never stand inside one another, so at most one is open. */
function scanPairs(tags: readonly FoundTag[], report: Report): void {
  let open: FoundTag | undefined;
  for (const tag of tags) {
    const { name, line, column } = tag;
    if (!tag.closes && open) {
      report(
        line,
        column,
        "bad-markup",
        `<${name}> begins before <${open.name}> of line ${open.line} has ended.`,
        `Write </${open.name}> on a line above it.`,
      );
      return;
    }
    if (tag.closes && open?.name !== name) {
      const message = open
        ? `</${name}> ends <${open.name}> of line ${open.line}.`
        : `</${name}> ends nothing.`;
      report(
        line,
        column,
        "bad-markup",
        message,
        open ? `Write </${open.name}>.` : `Delete it, or write <${name}> above the text.`,
      );
      return;
    }
    open = tag.closes ? undefined : tag;
  }
  if (open) {
    report(
      open.line,
      open.column,
      "bad-markup",
      `<${open.name}> is never closed.`,
      `Write </${open.name}> on a line of its own after its text.`,
    );
  }
}
