/** Rows below their heads, the first column to the left: for people, or as Markdown to be pasted. */
export function tableLines(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  isMarkdown: boolean,
): string[] {
  if (isMarkdown) return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const all = [heads, ...rows];
  const widths = heads.map((_, place) => Math.max(...all.map((cells) => (cells[place] ?? "").length)));
  const aligned = (cell: string, place: number) => {
    const width = widths[place] ?? 0;
    return place === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return all.map((cells) => cells.map(aligned).join("  "));
}
