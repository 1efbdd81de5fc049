import { isPlaceholderName } from "#core/placeholder.ts";

/** A stretch of plain text that has nothing to escape in it: a field, or an address of plain letters. */
const WHOLE =
  /\{\{([^{}]*)\}\}|(?<=^|[\s(])https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#](?:[\w\-./?=%#+,;:@!$]|\{\{[a-z][a-z0-9_]*\}\})*(?<=[A-Za-z0-9/}]))?(?=[.,;:!?)"']*(?:\s|$))/gu;

/**
 * One line of plain text as MDX source that reads as exactly that text: marks are escaped, fields and plain
 * addresses stay. `2 * 3 {a} {{name}}` → `2 \* 3 \{a\} {{name}}`.
 */
export function escapedLine(line: string): string {
  let source = "";
  let at = 0;
  for (const match of line.matchAll(WHOLE)) {
    const isField = match[1] !== undefined;
    if (isField && !isPlaceholderName(match[1] ?? "")) continue;
    source += escapedWords(line.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return startEscaped(source + escapedWords(line.slice(at)));
}

/** Everything that is a mark inside a line; an address keeps no `://`, since in one a backslash is a letter. */
function escapedWords(words: string): string {
  return words
    .replace(/[\\`*_{}[\]<>~|]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(https?):(?=\/\/)/gi, "$1\\:")
    .replace(/(www)\./gi, "$1\\.");
}

/** What would begin a heading, list, table, rule or program code at the start of a line. */
function startEscaped(whole: string): string {
  const line = whole.trimStart();
  return whole.slice(0, whole.length - line.length) + marksEscaped(line);
}

function marksEscaped(line: string): string {
  const code = /^([ie])(?=mport\b|xport\b)/.exec(line)?.[1];
  if (code) return `&#${code.charCodeAt(0)};${line.slice(1)}`;
  const number = /^(\d{1,9})([.)])(?=[ \t]|$)/.exec(line);
  if (number) return `${number[1]}\\${line.slice(number[1]?.length)}`;
  return /^(?:#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|[-=:\\| \t]+$)/.test(line) && !line.startsWith("\\")
    ? `\\${line}`
    : line;
}
