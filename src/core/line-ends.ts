const LINE = /[^\n]*\n|[^\n]+$/g;

/**
 * Words as they go back into a file whose lines end, all or some, as on Windows: a line that stays keeps its end,
 * byte for byte; a new one ends as on Windows. `words` come from the file's by adding, changing or taking out lines.
 */
export function withLineEnds(raw: string, words: string): string {
  const lines = raw.match(LINE) ?? [];
  let next = 0;
  const written = (words.match(LINE) ?? []).map((line) => {
    for (let place = next; place < lines.length; place++) {
      const old = lines[place] ?? "";
      if (old.replace(/\r\n$/, "\n") !== line) continue;
      next = place + 1;
      return old;
    }
    return line.replace(/\n$/, "\r\n");
  });
  return written.join("");
}
