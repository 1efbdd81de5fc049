import { readYaml } from "#schema/yaml.ts";

/** How the words of a row are written. */
export type Form = "plain" | "html" | "markdown";

/** What somebody says of a tool's file in `--map`: YAML with these fields, all of them optional. */
export interface ImportMap {
  /** Our column → the tool's name of it. */
  readonly columns: ReadonlyMap<string, string>;
  /** Our column → the value of every row that has none. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Our column → the tool's value → ours, as in `locale: {"16": vi}`. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A field as the tool names it → ours; empty leaves it out. */
  readonly fields: ReadonlyMap<string, string>;
  readonly separator?: string;
  readonly form?: Form;
}

/** The map of whoever gives none. */
export const EMPTY_MAP: ImportMap = {
  columns: new Map(),
  fixed: new Map(),
  values: new Map(),
  fields: new Map(),
};

const FORMS: readonly string[] = ["plain", "html", "markdown"] satisfies Form[];
const SEPARATORS: Readonly<Record<string, string>> = { ",": ",", ";": ";", "\t": "\t", tab: "\t", "|": "|" };

/** Reads a map, or says in one sentence why it cannot be one. */
export function mapFrom(text: string): { readonly map: ImportMap } | { readonly fault: string } {
  const reading = readYaml(text);
  if ("fault" in reading)
    return { fault: `line ${reading.fault.line}: ${reading.fault.message} ${reading.fault.fix}` };
  const fields = reading.value ?? {};
  if (!isTree(fields)) return { fault: 'It holds no fields such as "columns:".' };
  const known = ["columns", "fixed", "values", "fields", "separator", "form"];
  const stray = Object.keys(fields).find((name) => !known.includes(name));
  if (stray !== undefined) return { fault: `"${stray}" is no field of a map: write ${known.join(", ")}.` };
  for (const name of ["columns", "fixed", "values", "fields"])
    if (fields[name] !== undefined && !isTree(fields[name]))
      return { fault: `"${name}" is no list of names.` };
  const { separator, form } = fields;
  if (separator !== undefined && SEPARATORS[String(separator)] === undefined)
    return { fault: `The separator is one of , ; tab and |, and not "${String(separator)}".` };
  if (form !== undefined && !FORMS.includes(String(form)))
    return { fault: `The form is plain, html or markdown, and not "${String(form)}".` };
  return {
    map: {
      columns: textsOf(fields.columns),
      fixed: textsOf(fields.fixed),
      values: new Map(Object.entries(fields.values ?? {}).map(([name, of]) => [name, textsOf(of)])),
      fields: textsOf(fields.fields),
      ...(separator !== undefined && { separator: SEPARATORS[String(separator)] as string }),
      ...(form !== undefined && { form: form as Form }),
    },
  };
}

/** A value in the words of this workspace, where the map has others for it. */
export function valueIn(map: ImportMap, column: string, value: string): string {
  return map.values.get(column)?.get(value) ?? value;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textsOf(tree: unknown): ReadonlyMap<string, string> {
  const entries = isTree(tree) ? Object.entries(tree) : [];
  const text = (value: unknown) => (Array.isArray(value) ? value.join("|") : String(value ?? ""));
  return new Map(entries.map(([name, value]) => [name, text(value)]));
}
