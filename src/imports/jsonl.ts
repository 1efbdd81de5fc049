import type { CarriedFile } from "#core/carried-answer.ts";
import type { ImportGround } from "#imports/ground.ts";
import { type Row, rowsAnswers } from "#imports/rows.ts";
import { isFields, jsonOf } from "#imports/source-file.ts";

/** JSON Lines: one object a line, with the fields that CSV has as columns. */
export function jsonlAnswers(text: string, ground: ImportGround): CarriedFile {
  const rows: Row[] = [];
  const names = new Set<string>();
  for (const [index, line] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const read = jsonOf(line);
    if ("fault" in read || !isFields(read.value)) return { fault: `line ${index + 1} is no JSON object.` };
    const cells = new Map<string, string | readonly string[]>();
    for (const [name, value] of Object.entries(read.value)) {
      names.add(name);
      if (Array.isArray(value))
        cells.set(
          name,
          value.filter((one) => typeof one === "string"),
        );
      else if (["string", "number", "boolean"].includes(typeof value)) cells.set(name, String(value));
    }
    rows.push({ place: `line ${index + 1}`, cells });
  }
  return rows.length === 0 ? { fault: "It holds no lines." } : rowsAnswers([...names], rows, ground);
}
