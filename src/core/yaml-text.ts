/** What becomes YAML: texts, numbers, switches, lists and fields. */
export type YamlTree =
  | string
  | number
  | boolean
  | readonly YamlTree[]
  | { readonly [name: string]: YamlTree | undefined };

/** The name of a value that is written in quotes whatever it looks like: YAML reads an unquoted 3.10 as 3.1. */
export const QUOTED = "\u0000quoted";

/**
 * Fields as block YAML, the same for the same values: texts of several lines as block literals, so that people read
 * them as they will be, and whatever a block could not hold exactly in quotes.
 */
export function yamlText(fields: { readonly [name: string]: YamlTree | undefined }): string {
  return lines(fields, "");
}

function lines(fields: { readonly [name: string]: YamlTree | undefined }, indent: string): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? "" : field(name, value, indent)))
    .join("");
}

function field(name: string, value: YamlTree, indent: string): string {
  const head = `${indent}${name}:`;
  const inner = `${indent}  `;
  if (typeof value === "string") return `${head} ${scalar(value, inner)}\n`;
  if (typeof value === "boolean" || typeof value === "number") return `${head} ${value}\n`;
  if (Array.isArray(value)) {
    const items = value.map((item) => listItem(item, inner)).join("");
    return items === "" ? `${head} []\n` : `${head}\n${items}`;
  }
  const tree = value as { readonly [name: string]: YamlTree | undefined };
  if (typeof tree[QUOTED] === "string") return `${head} ${quoted(tree[QUOTED])}\n`;
  const body = lines(tree, inner);
  return body === "" ? `${head} {}\n` : `${head}\n${body}`;
}

function listItem(item: YamlTree, indent: string): string {
  const inner = `${indent}  `;
  if (typeof item !== "object") return `${indent}- ${scalar(String(item), inner)}\n`;
  return `${indent}- ${lines(item as { readonly [name: string]: YamlTree | undefined }, inner).slice(inner.length)}`;
}

function scalar(text: string, indent: string): string {
  if (isPlain(text)) return text;
  return text.includes("\n") && fitsBlock(text) ? block(text, indent) : quoted(text);
}

const WORD = String.raw`[\p{L}\p{M}\p{N}]`;
const PLAIN = new RegExp(String.raw`^\p{L}(?:${WORD}|[ .,;!?%/@+()'’“”„…€$£–—-]|:(?=\S))*$`, "u");
const TAKEN = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** Whether a text stands as it is, without quotes: words that no reader of YAML takes for anything else. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/[ :]$/.test(text) && !TAKEN.test(text) && !text.includes("__proto__");
}

/** Whether a block literal gives exactly this text back, and the guards of our own reader let it pass. */
function fitsBlock(text: string): boolean {
  if (/[^\n\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return false;
  const isTidy = /^[^\s]/.test(text) && /[^\s]\n?$/.test(text);
  return isTidy && !hasDepth(text) && !text.includes("__proto__") && !/^(?: |- ){48}/m.test(text);
}

/** Whether brackets stay open or lie deep, which the reader takes for nested YAML. */
function hasDepth(text: string): boolean {
  let [depth, deepest] = [0, 0];
  for (const mark of text) {
    if (mark === "[" || mark === "{") depth++;
    else if (mark === "]" || mark === "}") depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return depth > 0 || deepest > 8;
}

function block(text: string, indent: string): string {
  const ends = text.endsWith("\n");
  const rows = (ends ? text.slice(0, -1) : text).split("\n").map((row) => (row === "" ? "" : indent + row));
  return `${ends ? "|" : "|-"}\n${rows.join("\n")}`;
}

/** A text in double quotes, whatever it holds: JSON's escapes are YAML's (YAML 1.2.2, § 5.7). */
function quoted(text: string): string {
  const safe = JSON.stringify(text).replace(
    /[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu,
    escapeOf,
  );
  const flat = hasDepth(text) ? safe.replace(/[[\]{}]/g, escapeOf) : safe;
  return flat.replaceAll("__proto__", "\\u005f_proto__");
}

function escapeOf(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
