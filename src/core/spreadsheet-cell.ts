const GUARDED = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell that no spreadsheet runs as a formula: an apostrophe stands before what begins like one, and before what
 * begins with such an apostrophe (OWASP, "CSV Injection").
 */
export function guardedCell(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** The text of a cell that `guardedCell` made. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}
