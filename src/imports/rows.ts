import { type CarriedFile, titleInLabel } from "#core/carried-answer.ts";
import { carriedNameFrom } from "#core/carried-key.ts";
import { ANSWER_COLUMNS, VERSION_COLUMNS } from "#core/table-columns.ts";
import { Assembly } from "#imports/assembly.ts";
import type { ImportGround } from "#imports/ground.ts";
import { valueIn } from "#imports/map.ts";

/** One row of a table: where it stands, and its cells by the file's own names of the columns. */
export interface Row {
  readonly place: string;
  readonly cells: ReadonlyMap<string, string | readonly string[]>;
}

/** The columns that are read. */
export const COLUMNS = [...ANSWER_COLUMNS, "active"] as const;
type Column = (typeof COLUMNS)[number];

const OF_EXPORTS: ReadonlySet<string> = new Set(VERSION_COLUMNS);

/** Rows as answers: those of one id are one, else those of one title. */
export function rowsAnswers(
  names: readonly string[],
  rows: readonly Row[],
  ground: ImportGround,
): CarriedFile {
  const columns = columnsIn(names, ground);
  const fixed = ground.map.fixed;
  if (!columns.has("reply"))
    return {
      fault: `It has no column "reply" among ${names.slice(0, 12).join(", ")}: name the one that holds the words in a map (--map), as in \`columns: {reply: Body}\`.`,
    };
  const assembly = new Assembly("any", ground);
  const known = new Set(columns.values());
  for (const name of names)
    if (!known.has(name) && !OF_EXPORTS.has(name))
      assembly.losses.add("the header", `the column "${name.slice(0, 60)}"`);
  for (const { place, cells } of rows) {
    const raw = (column: Column) => cells.get(columns.get(column) ?? "");
    const one = (column: Column) => wordIn(raw(column)) ?? fixed.get(column);
    const many = (column: Column) =>
      listIn(raw(column) ?? fixed.get(column)).map((word) => valueIn(ground.map, column, word));
    const [id, title, text = ""] = [one("id"), one("title"), wordIn(raw("reply"), false)];
    const key = id ?? title;
    const label = wordIn(cells.get("label"));
    const variant = carriedNameFrom(titleInLabel(label ?? "")).place?.variant;
    if (key === undefined) {
      if (text.trim() !== "") assembly.refuse(place, "", "it has neither an id nor a title");
      continue;
    }
    assembly.add({
      place,
      key,
      ...(variant !== undefined && { variant, isOurs: true as const }),
      id,
      title,
      text,
      form: ground.map.form ?? "plain",
      locale: one("locale"),
      channel: one("channel"),
      moment: one("for"),
      subject: one("subject"),
      summary: one("summary"),
      owner: ownWord(ground, "owner", one("owner")),
      phrases: many("phrases"),
      tags: many("tags"),
      products: many("product"),
      shortcuts: many("shortcuts"),
      isOff: /^(?:false|no|0|inactive|off)$/i.test(one("active") ?? ""),
    });
  }
  return assembly.file();
}

function ownWord({ map }: ImportGround, column: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : valueIn(map, column, value);
}

/** Our columns by the file's own names of them: those of the map, else the same in any case. */
function columnsIn(names: readonly string[], { map }: ImportGround): ReadonlyMap<Column, string> {
  const named = (column: Column) => {
    const wanted = map.columns.get(column) ?? column;
    return (
      names.find((name) => name === wanted) ??
      names.find((name) => name.trim().toLowerCase() === wanted.toLowerCase()) ??
      (column === "product" ? names.find((name) => name.trim().toLowerCase() === "products") : undefined)
    );
  };
  const found = COLUMNS.map((column) => [column, named(column)] as const);
  return new Map(found.flatMap(([column, name]) => (name === undefined ? [] : [[column, name] as const])));
}

function wordIn(cell: string | readonly string[] | undefined, isShort = true): string | undefined {
  const text = typeof cell === "string" ? cell : cell?.join("\n");
  if (text === undefined) return undefined;
  const words = isShort ? text.trim() : text;
  return words === "" ? undefined : words;
}

function listIn(cell: string | readonly string[] | undefined): readonly string[] {
  return typeof cell === "string" ? cell.split(/[|\n]/) : (cell ?? []);
}
