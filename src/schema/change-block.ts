import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { cutText } from "#core/matter.ts";
import type { Version } from "#core/version.ts";

/**
 * The text as it would be published: the `change:` block cut out as text. Every other byte stays, comments
 * and blank lines included.
 */
export function withoutChange(source: string): string {
  const span = spanOf(source, "change");
  return span ? source.slice(0, span.start) + source.slice(span.end) : source;
}

/** The text with `translates:` naming a version, quoted; unchanged when it has no such field. */
export function withTranslates(source: string, version: Version): string {
  const span = spanOf(source, "translates");
  if (!span) return source;
  const written = source.slice(span.start, span.end);
  const line = written.replace(/^(translates[ \t]*:[ \t]*)("[^"]*"|'[^']*'|[^\s#]+)/, `$1"${version}"`);
  return source.slice(0, span.start) + line + source.slice(span.end);
}

/** The text with a `change:` block added at the end of its front matter; one that already has a block keeps it. */
export function withChange(source: string, block: string): string {
  const { matter } = cutText(source);
  if (matter === undefined || spanOf(source, "change")) return source;
  const end = source.indexOf("\n") + 1 + matter.length;
  return source.slice(0, end) + block + source.slice(end);
}

/** Where a top-level field of the front matter stands in the file: from its key to the start of the next line that is not its own. */
function spanOf(source: string, field: string): { start: number; end: number } | undefined {
  const { matter } = cutText(source);
  if (matter === undefined || !new RegExp(`^["']?${field}["']?[ \\t]*:`, "m").test(matter)) return undefined;
  const document = parseDocument(matter, { logLevel: "silent" });
  if (!isMap(document.contents)) return undefined;
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === field);
  const key = isScalar(pair?.key) ? pair.key.range : undefined;
  if (!pair || !key) return undefined;
  const keyStart = key[0];
  const contentEnd = (isNode(pair.value) ? pair.value.range?.[1] : undefined) ?? key[1];
  const lineEnd = matter.indexOf("\n", Math.max(contentEnd - 1, keyStart));
  const offset = source.indexOf("\n") + 1;
  return { start: offset + keyStart, end: offset + (lineEnd < 0 ? matter.length : lineEnd + 1) };
}
