import type { OutgoingAnswer } from "#core/outgoing.ts";
import { guardedCell } from "#core/spreadsheet-cell.ts";
import { ANSWER_COLUMNS, VERSION_COLUMNS } from "#core/table-columns.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { OWN_WORDS, type ReplyRow, replyRow } from "#exports/reply-row.ts";
import { toolReplies } from "#exports/tool-text.ts";

const COLUMNS = [...ANSWER_COLUMNS, ...VERSION_COLUMNS] as const satisfies readonly (keyof ReplyRow)[];

/** `answers.csv`: one row for each reply, UTF-8, no cell that a spreadsheet would run. */
export function csvExport(answers: readonly OutgoingAnswer[], ground: ExportGround): Exported {
  const { replies, leftOut } = toolReplies(answers, ground, OWN_WORDS);
  const rows = replies.map(replyRow).map((row) => COLUMNS.map((column) => cellOf(row, column)));
  const made = new Map([["answers.csv", csvText([COLUMNS, ...rows])]]);
  return { made, leftOut: [...lossesOf(answers, { subjects: true, moments: true }), ...leftOut] };
}

/** Rows as CSV: every cell guarded against formulas, lines ended by CRLF (RFC 4180). */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(text: string): string {
  const cell = guardedCell(text);
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Channels are parted by spaces, other lists by `|`. */
function cellOf(row: ReplyRow, column: keyof ReplyRow): string {
  const value = row[column];
  if (typeof value === "string") return value;
  return value.join(column === "channel" ? " " : "|");
}
