import type { CheckContext, Rule } from "#checks/rule.ts";
import type { EntryText } from "#core/entry.ts";
import { placeAt, placeOf } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";
import type { Place } from "#core/reply.ts";

/** A file, and the place in it where one is known. */
export interface Where extends Partial<Place> {
  readonly file: string;
}

/** What is wrong and how to mend it. */
export type Words = readonly [message: string, fix: string];

/** A problem of a rule; `severity` is the rule's own unless said. */
export function problemAt(
  rule: Pick<Rule, "name" | "severity">,
  where: Where,
  [message, fix]: Words,
  severity = rule.severity,
): Problem {
  const { file, line, column } = where;
  return { file, ...(line && { line }), ...(column && { column }), rule: rule.name, severity, message, fix };
}

/** Where a field of the front matter holds a value; the field itself where the value is not found. */
export function inFront(text: EntryText, field: string, value = ""): Where {
  const key = new RegExp(`(?<=^|[\\s{,])["']?${field}["']?[ \\t]*:`, "m").exec(text.source);
  if (!key) return { file: text.file, line: 1, column: 1 };
  const at = value === "" ? -1 : wholeFrom(text.source, value, key.index + key[0].length);
  return { file: text.file, ...placeAt(text.source, at < 0 ? key.index : at) };
}

/** Where a value stands by itself, not as a part of a longer one; else where it stands first. */
function wholeFrom(source: string, value: string, from: number): number {
  const first = source.indexOf(value, from);
  for (let at = first; at >= 0; at = source.indexOf(value, at + 1)) {
    const [before = "", after] = [source[at - 1], source.slice(at + value.length, at + value.length + 3)];
    if (/[\s[,"']/.test(before) && /^["']?[ \t]*(?:[,\]}\n]|$)/.test(after)) return at;
  }
  return first;
}

/** Where some words stand in a text's body, looked for from `start` on; `start` itself where they are not found. */
export function inBody(text: EntryText, words: string, start: Place = { line: 1, column: 1 }): Where {
  const from = offsetOf(text.source, start);
  const at = text.source.indexOf(words, from);
  return { file: text.file, ...(at < 0 ? start : placeAt(text.source, at)) };
}

function offsetOf(source: string, { line, column }: Place): number {
  let offset = 0;
  for (let row = 1; row < line; row++) offset = source.indexOf("\n", offset) + 1;
  return offset + column - 1;
}

/** Where words stand in a file of settings, as far as the context can say. */
export function inFile(context: CheckContext, file: string, words: string): Where {
  return { file, ...placeOf(context.sourceOf?.(file) ?? "", words) };
}

/** Where a record of a history stands, counted from 0. */
export function atRecord(context: CheckContext, file: string, index: number): Where {
  const source = context.sourceOf?.(file) ?? "";
  const start = [...source.matchAll(/^- /gm)][index]?.index;
  return { file, ...(start === undefined ? {} : placeAt(source, start)) };
}
