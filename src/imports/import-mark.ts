import type { CarriedAnswer } from "#core/carried-answer.ts";
import { fingerprint } from "#core/fingerprint.ts";
import { cutText } from "#core/matter.ts";

/**
 * Where a text came from: a comment in its front matter, `# import: zendesk 360012 0a1b2c…`. It stays through edits,
 * versions and new titles, so that the next import of the same thing finds it, and sees whether the tool's own words
 * have changed since.
 */
export interface ImportMark {
  readonly format: string;
  readonly key: string;
  readonly print: string;
}

const MARK = /^# import: ([a-z]+) (\S+) ([0-9a-z]+)[ \t]*\n/m;

/** The mark in a text's front matter. */
export function markIn(source: string): ImportMark | undefined {
  const [, format = "", key = "", print = ""] = MARK.exec(cutText(source).matter ?? "") ?? [];
  return format === "" ? undefined : { format, key: decoded(key), print };
}

/** The line that says so. */
function markLine({ format, key, print }: ImportMark): string {
  return `# import: ${format} ${encodeURIComponent(key.toWellFormed())} ${print}\n`;
}

/** A text with this mark in the place of the one it has, else at the end of its front matter. */
export function withMark(source: string, mark: ImportMark): string {
  const { matter } = cutText(source);
  if (matter === undefined) return source;
  const start = source.indexOf("\n") + 1;
  const marked = MARK.test(matter)
    ? matter.replace(MARK, () => markLine(mark))
    : matter + (matter === "" || matter.endsWith("\n") ? "" : "\n") + markLine(mark);
  return source.slice(0, start) + marked + source.slice(start + matter.length);
}

/** What tells whether an answer is the same in two files of a tool. */
export function printOf({ key: _, ...answer }: CarriedAnswer): string {
  return fingerprint(JSON.stringify(answer));
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
