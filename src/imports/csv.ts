import { CsvError, parse } from "csv-parse/sync";
import type { CarriedFile } from "#core/carried-answer.ts";
import { unguardedCell } from "#core/spreadsheet-cell.ts";
import type { ImportGround } from "#imports/ground.ts";
import { type Row, rowsAnswers } from "#imports/rows.ts";

/** A table as text: its header, and its rows with the line each ends on; or why it is none. */
export type Table =
  | { readonly names: readonly string[]; readonly rows: readonly Row[] }
  | { readonly fault: string };

/** A CSV file with the columns of `README.md`, or those a map names. */
export function csvAnswers(text: string, ground: ImportGround): CarriedFile {
  const table = csvTable(text, ground.map.separator);
  return "fault" in table ? table : rowsAnswers(table.names, table.rows, ground);
}

/** Reads a table whose first line names its columns. */
export function csvTable(text: string, separator = separatorOf(text)): Table {
  try {
    const records = parse(text, { bom: true, delimiter: separator, info: true, skip_empty_lines: true });
    const [head, ...rest] = records as unknown as { record: string[]; info: { lines: number } }[];
    const names = (head?.record ?? []).map((name) => name.trim());
    if (names.length === 0 || rest.length === 0) return { fault: "It holds no rows under a header." };
    const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
    if (twice !== undefined) return { fault: `It has two columns "${twice}": rename one.` };
    const rows = rest.map(({ record, info }) => ({
      place: `line ${info.lines}`,
      cells: new Map(names.map((name, at) => [name, unguardedCell(record[at] ?? "")])),
    }));
    return { names, rows };
  } catch (error) {
    return { fault: faultWords(error) };
  }
}

function faultWords(error: unknown): string {
  if (!(error instanceof CsvError)) return "It cannot be read as CSV.";
  const lines = (error as unknown as { lines?: number }).lines;
  const where = lines === undefined ? "" : ` near line ${lines}`;
  if (
    error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH" ||
    error.code.startsWith("CSV_RECORD_INCONSISTENT")
  )
    return `It has a row${where} with more or fewer cells than the header: put texts with separators in double quotes.`;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `A double quote${where} is never closed.`;
  return `It cannot be read as CSV${where}: double quotes inside a text are written twice.`;
}

const SEPARATORS = [",", ";", "\t"];

/** The separator that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const head =
    /^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text.replace(/^\ufeff/, ""))?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const count = (mark: string) => head.split(mark).length;
  return SEPARATORS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
