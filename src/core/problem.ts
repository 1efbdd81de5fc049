/** How much a problem weighs: an error stops publishing and building, a warning never does. */
export type Severity = "error" | "warning";

/**
 * Something wrong with content, as a value: what (`message`), where (`file` relative to the content
 * folder, 1-based `line` and `column`), and how to mend it (`fix`, one imperative sentence).
 */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
}

/** Orders problems by file, then line, then column, then rule, so that every report reads alike. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.rule, b.rule)
  );
}

/** Compares two texts by code unit: the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
