import type { Block, Inline, Prose } from "#core/prose.ts";

/**
 * The words of one part as they are written, read as prose: paragraphs, lists, line breaks, emphasis, code, links,
 * fields and fragments. It serves counting and comparing while somebody types; what is published is read by
 * `markup`, which knows the whole language.
 */
export function boxProse(source: string): Prose {
  return blocksIn(source.replaceAll("\r\n", "\n").split("\n"));
}

const ITEM = /^( *)(?:[-*+]|(\d{1,9})[.)])( +)(?=\S)/;

function blocksIn(rows: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ type: "paragraph", children: inlinesIn(paragraph.join("\n")) });
    paragraph = [];
  };
  for (let row = 0; row < rows.length; row++) {
    const line = rows[row] ?? "";
    const item = ITEM.exec(line);
    // Only a list that begins with 1 may follow a paragraph without an empty line (CommonMark 0.31, § 5.3).
    const begins = item && (paragraph.length === 0 || item[2] === undefined || item[2] === "1");
    if (begins) {
      flush();
      const end = listEnd(rows, row, item);
      blocks.push(listIn(rows.slice(row, end), item));
      row = end - 1;
    } else if (line.trim() === "") flush();
    else paragraph.push(line.trimStart());
  }
  flush();
  return blocks;
}

/** The row behind a list: the first that is neither an item of it, indented below one, nor a line going on. */
function listEnd(rows: readonly string[], from: number, first: RegExpExecArray): number {
  let afterEmpty = false;
  for (let row = from + 1; row < rows.length; row++) {
    const line = rows[row] ?? "";
    if (line.trim() === "") afterEmpty = true;
    else {
      const item = ITEM.exec(line);
      const goesOn = (item && isOrdered(item) === isOrdered(first)) || /^ {2,}/.test(line);
      if (!goesOn && (afterEmpty || item)) return row;
      afterEmpty = false;
    }
  }
  return rows.length;
}

function isOrdered(item: RegExpExecArray): boolean {
  return item[2] !== undefined;
}

function listIn(rows: readonly string[], first: RegExpExecArray): Block {
  const depth = first[1]?.length ?? 0;
  const items: string[][] = [];
  for (const line of rows) {
    const item = ITEM.exec(line);
    if (item && (item[1]?.length ?? 0) <= depth + 1) items.push([line.slice(item[0].length)]);
    else items.at(-1)?.push(line.replace(/^ {1,4}/, ""));
  }
  const start = isOrdered(first) ? { start: Number(first[2]) } : {};
  return { type: "list", ...start, items: items.map(blocksIn) };
}

const MARKS: readonly { readonly form: RegExp; readonly made: (match: RegExpExecArray) => Inline }[] = [
  { form: /^(?:\\| {2,})\n/, made: () => ({ type: "break" }) },
  { form: /^\\([!-/:-@[-`{-~])/, made: ([, mark = ""]) => ({ type: "text", value: mark }) },
  { form: /^\{\{([a-z][a-z0-9_]*)\}\}/, made: ([, name = ""]) => ({ type: "placeholder", name }) },
  { form: /^<Fragment\s+id=["']([^"']*)["']\s*\/>/, made: ([, id = ""]) => ({ type: "fragment", id }) },
  { form: /^`([^`\n]+)`/, made: ([, value = ""]) => ({ type: "code", value }) },
  {
    form: /^\[([^\]\n]*)\]\(([^()\s]*)\)/,
    made: ([, words = "", url = ""]) => ({ type: "link", url, children: inlinesIn(words) }),
  },
  { form: /^(?:\*\*|__)(?=\S)([^*]*?\S)(?:\*\*|__)/, made: ([, words = ""]) => around("strong", words) },
  { form: /^\*(?=\S)([^*]*[^\s*])\*/, made: ([, words = ""]) => around("emphasis", words) },
  { form: /^~~(?=\S)([^~]*[^\s~])~~/, made: ([, words = ""]) => around("delete", words) },
];

function around(type: "strong" | "emphasis" | "delete", words: string): Inline {
  return { type, children: inlinesIn(words) };
}

/** Words up to the next mark that could begin something. */
const WORDS = /^(?:[^\\{<`[*_~ \n]+| (?! +\n)|\n)+/;

function inlinesIn(text: string): Inline[] {
  const inlines: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") inlines.push({ type: "text", value: plain });
    plain = "";
  };
  for (let rest = text; rest !== ""; ) {
    const words = WORDS.exec(rest)?.[0] ?? "";
    plain += words;
    rest = rest.slice(words.length);
    const found = markAt(rest);
    if (found) {
      flush();
      inlines.push(found.inline);
      rest = rest.slice(found.length);
    } else {
      plain += rest.slice(0, 1);
      rest = rest.slice(1);
    }
  }
  flush();
  return inlines;
}

function markAt(rest: string): { inline: Inline; length: number } | undefined {
  for (const { form, made } of MARKS) {
    const match = form.exec(rest);
    if (match) return { inline: made(match), length: match[0].length };
  }
  return undefined;
}
