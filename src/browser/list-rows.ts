import { drawnNodes } from "#browser/drawn-nodes.ts";
import { jsonAt } from "#browser/json.ts";
import { onNews } from "#browser/news.ts";
import type { ListIndex } from "#core/list-part.ts";

/** What was asked for in this visit, by its file; after a failure the next call asks again. */
const asked = new Map<string, Promise<unknown>>();

// Something was published: what was read before may be older than that.
onNews(() => asked.clear());

function read<T extends object>(file: string, field: keyof T & string): Promise<T> {
  const { dataset, lang } = document.documentElement;
  const known = asked.get(file) ?? jsonAt<T>(`${dataset.base ?? "/"}list/${lang}/${file}.json`, field);
  asked.set(file, known);
  known.catch(() => asked.delete(file));
  return known as Promise<T>;
}

/** Where in the list titles lie. */
export function listIndex(): Promise<ListIndex> {
  return read<ListIndex>("index", "parts");
}

/** The rows of the part at a place, as new elements; none beyond the ends. */
export async function rowsAt({ parts }: ListIndex, place: number): Promise<HTMLElement[]> {
  const name = parts[place]?.[1];
  if (name === undefined) return [];
  return [...drawnNodes((await read<string[]>(name, "length")).join("")).children] as HTMLElement[];
}

/** The answer a row leads to. */
export function rowId(row: Element): string {
  return /\/([a-z0-9-]+)\/$/.exec(row.querySelector("a")?.getAttribute("href") ?? "")?.[1] ?? "";
}
