/** A noncharacter that no text holds: put before a field or fragment that begins a line. */
const LINE_START = "\ufdd0";
/** A letter of an undeciphered script that may begin a name in program code: put before fields such as `{{case}}`. */
const NO_KEYWORD = "\u{10600}";

const KEYWORDS =
  "await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield";
const KEYWORD_FIELD = new RegExp(String.raw`\{\{(?=(?:${KEYWORDS})\}\})`, "g");
const FIELD_LINE = /^((?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)(?=\{\{|<Fragment\b)/gm;
const ADDRESS = /https?:\/\/[\w.-]+(?::\d+)?[/?#]\S*/gi;
// The backslash is looked for first, so that a long text takes time in step with its length.
const ADDRESS_END = /\\(?=\n[ \t]*\S)(?<=(?<!(?<!\\)\]\()(?:https?:\/\/|www\.)\S*[^\s\\]\\)/gi;

/**
 * A body as the Markdown parser is given it. MDX takes a line that holds only `{{name}}` or `<Fragment/>` for a
 * block of its own and tears the paragraph apart there, and reads `{{case}}` as faulty program code: a character
 * before them prevents both. An address would swallow the `\` of a line break after it, and that of `\_` inside.
 */
export function parserSource(source: string): string {
  return source
    .replace(FIELD_LINE, `$1${LINE_START}`)
    .replace(KEYWORD_FIELD, `{{${NO_KEYWORD}`)
    .replace(ADDRESS_END, " \\")
    .replace(ADDRESS, (address) => address.replaceAll("\\_", "_"));
}

/** A text of the tree as it was written. */
export function asWritten(text: string): string {
  const isWritten = !text.includes(LINE_START) && !text.includes(NO_KEYWORD);
  return isWritten ? text : text.replaceAll(LINE_START, "").replaceAll(`{${NO_KEYWORD}`, "{");
}

/** The column in the file of a column that the parser names, on a line of the file. */
export function columnIn(line: string, column: number): number {
  if (parserSource(line) === line) return column;
  for (let length = 0; length < line.length; length++) {
    if (parserSource(line.slice(0, length)).length >= column - 1) return length + 1;
  }
  return column;
}
