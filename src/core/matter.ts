/** A text file cut into its front matter (YAML without the `---` lines) and its body. */
export interface CutText {
  /** Undefined when the file does not begin with a front matter that ends. */
  readonly matter?: string;
  /** The body with the front matter's lines left empty, so that lines and columns stay the file's own. */
  readonly body: string;
  /** 1-based line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** Cuts at the first line that is `---` alone; the file must begin with such a line. */
export function cutText(source: string): CutText {
  if (!/^---[ \t]*\n/.test(source)) return { body: source, bodyLine: 1 };
  const end = /\n---[ \t]*(?:\n|$)/.exec(source.slice(3));
  if (!end) return { body: source, bodyLine: 1 };
  const matterStart = source.indexOf("\n") + 1;
  const matterEnd = 3 + end.index + 1;
  const bodyStart = 3 + end.index + end[0].length;
  const head = source.slice(0, bodyStart);
  const lines = head.split("\n").length - 1;
  return {
    matter: source.slice(matterStart, matterEnd),
    body: "\n".repeat(lines) + source.slice(bodyStart),
    bodyLine: lines + 1,
  };
}

/** The 1-based place of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

/** The place where some words first stand in a text; undefined when they do not. */
export function placeOf(text: string, words: string): { line: number; column: number } | undefined {
  const offset = text.indexOf(words);
  return offset < 0 ? undefined : placeAt(text, offset);
}
