/** How a report is written down: each function takes words as they are and makes them safe for its format. */
export interface Ink {
  /** Words of content or of people: nothing in them may become markup, a mention or a link. */
  plain(text: string): string;
  strong(text: string): string;
  removed(text: string): string;
  added(text: string): string;
  /** What parts removed words from those that take their place. */
  readonly gap: string;
  /** A name that stands for itself, such as a file or a field. */
  code(text: string): string;
  heading(level: 2 | 3 | 4, written: string): string;
  item(written: string): string;
  /** A paragraph that is written already, set apart as somebody's words. */
  quote(written: string): string;
  /** Words that are there when somebody asks for them. */
  folded(summary: string, written: string): string;
}

/**
 * Markdown as GitHub, GitLab and Gitea show it. Removed and added words are HTML elements, since `~~` and `**`
 * do not open between a letter and a mark, nor within words of scripts that put no spaces
 * (spec.commonmark.org/0.31.2, "Emphasis and strong emphasis").
 */
export const MARKDOWN: Ink = {
  plain: escaped,
  strong: (text) => `**${escaped(text)}**`,
  removed: (text) => wrapped(text, "del"),
  added: (text) => wrapped(text, "strong"),
  gap: " ",
  code: (text) => `<code>${escaped(text)}</code>`,
  heading: (level, written) => `${"#".repeat(level)} ${written}`,
  item: (written) => `- ${written.replaceAll("\n", "\n  ")}`,
  quote: (written) =>
    written
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n"),
  folded: (summary, written) => `<details><summary>${escaped(summary)}</summary>\n\n${written}\n\n</details>`,
};

/** Plain text for a terminal, differences as `git diff --word-diff` marks them. */
export const TEXT: Ink = {
  plain: bare,
  strong: bare,
  removed: (text) => `[-${bare(text)}-]`,
  added: (text) => `{+${bare(text)}+}`,
  gap: "",
  code: bare,
  heading: (level, written) => (level === 2 ? `${written}\n${"=".repeat([...written].length)}` : written),
  item: (written) => `- ${written.replaceAll("\n", "\n  ")}`,
  quote: (written) => written.replace(/^(?=.)/gm, "    "),
  folded: (summary) => `    (${bare(summary)})`,
};

/**
 * What Markdown, HTML and the git hosts give a meaning, in one pass: marks, what begins a block at the start of
 * a line, GitLab's `{+ +}`, formulas (`$`), addresses that become links, and names that call somebody.
 */
const MEANINGFUL = new RegExp(
  [
    String.raw`(?<block>(?<=^\s*)[+=:\-](?=\s|[=:\-]|$)|(?<=^\s*\d+)[.\)])`,
    String.raw`(?<mark>[\\\`*~\[\]\|]|_(?<![\p{L}\p{N}]_(?=[\p{L}\p{N}]))|\{(?=[+\-]))`,
    String.raw`(?<call>@(?=\S)|#(?=[\p{L}\p{N}]))|(?<hash>#)`,
    String.raw`(?<html>[&<>$])|(?<address>:(?=\/\/)|(?<=www)\.)|(?<spaces> {2,})`,
  ].join("|"),
  "giv",
);
const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  $: "<span>$</span>",
};

function escaped(text: string): string {
  return bare(text).split("\n").map(escapedLine).join("<br>");
}

function escapedLine(line: string): string {
  return line.replace(MEANINGFUL, (found, ...rest) => {
    const { call, html, address, spaces } = rest.at(-1) as Record<string, string | undefined>;
    if (call) return `${call === "#" ? "\\#" : call}<span></span>`;
    if (html) return HTML[html] ?? html;
    if (address) return `<span></span>${address}`;
    return spaces ? "&nbsp;".repeat(spaces.length) : `\\${found}`;
  });
}

function wrapped(text: string, tag: string): string {
  const [, head = "", words = "", tail = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === "") return breaks(text);
  return `${breaks(head)}<${tag}>${escaped(words)}</${tag}>${breaks(tail)}`;
}

function breaks(space: string): string {
  return space.includes("\n") ? "<br>" : space;
}

/** Without what could colour a terminal, turn the direction of reading round, or hide. */
function bare(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\p{Bidi_Control}\u200b\u2060\ufeff]/gu, (mark) =>
    mark === "\n" || mark === "\t" ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
