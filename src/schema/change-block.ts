import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { cutText } from "#core/matter.ts";
import type { Version } from "#core/version.ts";

/**
 * The text as it would be published: the `change:` block cut out as text. Every other byte stays, comments
 * and blank lines included.
 */
export function withoutChange(source: string): string {
  const span = spanOf(source, "change") ?? flowSpanOf(source, "change");
  return span ? source.slice(0, span.start) + source.slice(span.end) : source;
}

/** The text with `translates:` naming a version (or `next`), quoted; unchanged when it has no such field. */
export function withTranslates(source: string, version: Version): string {
  const value = spanOf(source, "translates")?.value;
  return value ? `${source.slice(0, value.start)}"${version}"${source.slice(value.end)}` : source;
}

/** The text with a `change:` block added at the end of its front matter; one that already has a block, or is one flow map, stays. */
export function withChange(source: string, block: string): string {
  const { matter } = cutText(source);
  if (matter === undefined || isFlow(matter) || spanOf(source, "change")) return source;
  const end = source.indexOf("\n") + 1 + matter.length;
  return source.slice(0, end) + block + source.slice(end);
}

/**
 * The text with a field of its front matter set to a block of YAML (`title: …` and a line end): in the place of
 * the old value, else behind the field `after`, else at the end.
 */
export function withField(source: string, field: string, block: string, after = ""): string {
  const { matter } = cutText(source);
  if (matter === undefined) return source;
  const span = spanOf(source, field);
  const end = source.indexOf("\n") + 1 + matter.length;
  const at = span?.start ?? spanOf(source, after)?.end ?? end;
  return source.slice(0, at) + block + source.slice(span?.end ?? at);
}

/** A stretch of a text, from its first character to just behind its last. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a top-level field of the front matter stands in the file: whole lines, from its key to the end of its
 * value, and the value itself where one is written.
 */
function spanOf(source: string, field: string): (Span & { readonly value?: Span }) | undefined {
  const { matter } = cutText(source);
  if (matter === undefined || !new RegExp(`^["']?${field}["']?[ \\t]*:`, "m").test(matter)) return undefined;
  const { contents } = parseDocument(matter, { logLevel: "silent", prettyErrors: false });
  if (!isMap(contents) || contents.flow) return undefined;
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === field);
  const key = isScalar(pair?.key) ? pair.key.range : undefined;
  if (!pair || !key) return undefined;
  const [from, to] = (isNode(pair.value) ? pair.value.range : undefined) ?? [key[1], key[1]];
  const lineEnd = matter.indexOf("\n", Math.max(to - 1, key[0]));
  const behind = lineEnd < 0 ? matter.length : lineEnd + 1;
  // An indented comment belongs to the field: left behind, it could become words of the field above.
  const comments = /^(?:(?:[ \t]*\n)*[ \t]+#[^\n]*\n)+/.exec(matter.slice(behind))?.[0];
  const offset = source.indexOf("\n") + 1;
  return {
    start: offset + key[0],
    end: offset + behind + (comments?.length ?? 0),
    ...(to > from && { value: { start: offset + from, end: offset + to } }),
  };
}

function isFlow(matter: string): boolean {
  return matter.trimStart().startsWith("{");
}

/** Where a field stands in a front matter that is one flow map: with the comma that parts it from its neighbour. */
function flowSpanOf(source: string, field: string): Span | undefined {
  const { matter } = cutText(source);
  if (matter === undefined || !isFlow(matter)) return undefined;
  const { contents } = parseDocument(matter, { logLevel: "silent", prettyErrors: false });
  const items = isMap(contents) ? contents.items : [];
  const rangeOf = (node: unknown) => (isNode(node) ? node.range : undefined);
  const index = items.findIndex(({ key }) => isScalar(key) && key.value === field);
  const [own, next, last] = [items[index], items[index + 1], items[index - 1]];
  const start = rangeOf(own?.key)?.[0];
  if (index < 0 || start === undefined) return undefined;
  const end = rangeOf(own?.value)?.[1] ?? rangeOf(own?.key)?.[1] ?? start;
  const offset = source.indexOf("\n") + 1;
  const before = rangeOf(last?.value)?.[1] ?? rangeOf(last?.key)?.[1];
  const after = rangeOf(next?.key)?.[0];
  if (after !== undefined) return { start: offset + start, end: offset + after };
  return { start: offset + (before ?? start), end: offset + end };
}
