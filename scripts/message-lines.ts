/** Messages in a file, one `{"text": …}` a line. */
export interface MessageLines {
  readonly texts: readonly string[];
  /** The first line that cannot be read, and why. */
  readonly fault?: { readonly line: number; readonly reason: string };
}

/** Reads such a file; empty lines at its end are none. */
export function messagesIn(bytes: Uint8Array): MessageLines {
  const lines = textOf(bytes)
    .replace(/^\uFEFF/, "")
    .replace(/\s+$/, "")
    .split(/\r?\n/);
  if (lines.length === 1 && lines[0] === "") return { texts: [] };
  const texts: string[] = [];
  for (const [place, line] of lines.entries()) {
    const read = messageIn(line);
    if ("reason" in read) return { texts, fault: { line: place + 1, reason: read.reason } };
    texts.push(read.text);
  }
  return { texts };
}

/** Bytes that are no UTF-8 become marks that no JSON text of ours holds by chance. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function messageIn(line: string): { readonly text: string } | { readonly reason: string } {
  if (line.trim() === "") return { reason: "is empty" };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: "is no JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { reason: "is no object" };
  const { text } = value as { text?: unknown };
  if (text === undefined) return { reason: 'has no "text"' };
  return typeof text === "string" ? { text } : { reason: 'has a "text" that is no string' };
}
