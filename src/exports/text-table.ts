const MOST_ROWS = 20;

/** A heading and a table as lines for people, the head of the table first; `none` where it has no rows. An empty line ends it. */
export function tablePart(heading: string, rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = rows;
  if (!head || body.length === 0) return [`${heading}: none`, ""];
  const more = body.length - MOST_ROWS;
  const lines = aligned([head, ...body.slice(0, MOST_ROWS)]).map((line) => `  ${line}`);
  return [heading, ...lines, ...(more > 0 ? [`  and ${more} more: --json`] : []), ""];
}

/** Columns of figures are flush right, the last one and all others left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => lengthOf(row[at]))),
  );
  const isFigures = widths.map((_, at) =>
    rows.slice(1).every((row) => /^(?:[\d.,/%]+|-)?$/.test(row[at] ?? "")),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const gap = " ".repeat((widths[at] ?? 0) - lengthOf(cell));
        return isFigures[at] ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** As many columns as a terminal gives it, but for wide letters. */
function lengthOf(cell = ""): number {
  return [...cell].length;
}
