import { drawnNodes } from "#browser/drawn-nodes.ts";
import { onNews } from "#browser/news.ts";
import type { ListIndex } from "#core/list-part.ts";

/** What was asked for in this visit, by its file; after a failure the next call asks again. */
const asked = new Map<string, Promise<unknown>>();

// Something was published: what was read before may be older than that.
onNews(() => asked.clear());

function read(file: string): Promise<unknown> {
  const { dataset, lang } = document.documentElement;
  const known = asked.get(file) ?? json(`${dataset.base ?? "/"}list/${lang}/${file}.json`);
  asked.set(file, known);
  known.catch(() => asked.delete(file));
  return known;
}

async function json(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Where in the list titles lie. */
export function listIndex(): Promise<ListIndex> {
  return read("index") as Promise<ListIndex>;
}

/** The rows of the part at a place, as new elements; none beyond the ends. */
export async function rowsAt({ parts }: ListIndex, place: number): Promise<HTMLElement[]> {
  const name = parts[place]?.[1];
  if (name === undefined) return [];
  return [...drawnNodes(((await read(name)) as string[]).join("")).children] as HTMLElement[];
}

/** The answer a row leads to. */
export function rowId(row: Element): string {
  return /\/([a-z0-9-]+)\/$/.exec(row.querySelector("a")?.getAttribute("href") ?? "")?.[1] ?? "";
}
