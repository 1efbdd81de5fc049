/** Rows of numbers of which nearly all are nought: the entries of row `i` stand from `start[i]` to `start[i + 1]`. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** How many rows there are. */
export function rowCount({ start }: SparseRows): number {
  return start.length - 1;
}

/** Rows by column. */
export interface ByColumn extends SparseRows {
  /** Where each number stood before. */
  readonly entries: Int32Array;
}

/** The same numbers by column: which rows have it, and with what value. */
export function transposed(rows: SparseRows, columnCount: number): ByColumn {
  const start = new Int32Array(columnCount + 1);
  for (const column of rows.columns) start[column + 1] = (start[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column++)
    start[column + 1] = (start[column + 1] ?? 0) + (start[column] ?? 0);
  const next = start.slice(0, columnCount);
  const columns = new Int32Array(rows.columns.length);
  const values = new Float32Array(columns.length);
  const entries = new Int32Array(columns.length);
  for (let row = 0; row < rowCount(rows); row++) {
    for (let at = rows.start[row] ?? 0; at < (rows.start[row + 1] ?? 0); at++) {
      const column = rows.columns[at] ?? 0;
      const place = next[column] ?? 0;
      columns[place] = row;
      values[place] = rows.values[at] ?? 0;
      entries[place] = at;
      next[column] = place + 1;
    }
  }
  return { start, columns, values, entries };
}
