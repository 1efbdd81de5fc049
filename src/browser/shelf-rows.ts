import { deviceNow, ROWS_CHANGED } from "#browser/clock.ts";
import { jsonAt } from "#browser/json.ts";
import { rowsOf } from "#browser/listed-answer.ts";
import type { History } from "#core/history.ts";
import { standingPublications } from "#core/history.ts";
import { spokenIn } from "#core/locale.ts";
import { shardOf } from "#core/now.ts";
import { type PublishedVersion, stateAt } from "#core/published.ts";

/**
 * Puts the list's own rows, with the titles of today and their marks, in the place of rows that know only an answer's
 * id (`data-unknown`) and what it was called. Returns the ids of answers that the site does not have; none when that
 * cannot be asked: then the rows stay as they are.
 */
export async function completed(rows: readonly HTMLElement[]): Promise<Set<string>> {
  const missing = new Set<string>();
  await Promise.all(
    rows.map(async (row) => {
      const id = row.dataset.unknown ?? "";
      try {
        const found = await rowsToday(id, row.querySelector(".t")?.textContent ?? "");
        if (found) fill(row, found);
        else missing.add(id);
      } catch {
        // Offline: what is remembered of it is what there is.
      }
    }),
  );
  document.dispatchEvent(new Event(ROWS_CHANGED));
  return missing;
}

/** When and where it was used last stays in place of what it is about. */
function fill(row: HTMLElement, found: readonly HTMLElement[]): void {
  const use = row.querySelector(".m > span")?.textContent;
  for (const one of found) {
    const about = one.querySelector(".m > span");
    if (use && about) about.textContent = use;
  }
  if (found.length > 0) row.replaceWith(...found);
}

/** The rows of an answer, which may be called something else by now; undefined when the site does not have it. */
async function rowsToday(id: string, title: string): Promise<HTMLElement[] | undefined> {
  const rows = await rowsOf(id, title);
  if (rows.length > 0) return rows;
  if (!(await isKnown(id))) return undefined;
  return rowsOf(id, await titleNow(id));
}

/** Whether the site has an answer: one of the lists of all entries names it, which hold nothing but keys. */
async function isKnown(id: string): Promise<boolean> {
  const key = `answers/${id}` as const;
  const response = await fetch(addressOf(`entries/${shardOf(key)}`));
  const keys = Object.keys(response.ok ? await response.json() : { "": response.status });
  if (!keys.every((one) => one.includes("/"))) throw new Error(`Something else answers for ${key}.`);
  return keys.includes(key);
}

async function titleNow(id: string): Promise<string> {
  const { history } = await json<{ history: History }>(`answers/${id}`, "history");
  const version = stateAt(history, deviceNow()).record ?? standingPublications(history)[0];
  const { texts } = await json<PublishedVersion>(`answers/${id}/${version?.version}`, "texts");
  const titles = Object.entries(texts).map(([tag, { title }]) => [tag, title] as const);
  return spokenIn(Object.fromEntries(titles), document.documentElement.lang, "en")?.text ?? "";
}

function json<T extends object>(file: string, field: keyof T & string): Promise<T> {
  return jsonAt<T>(addressOf(file), field);
}

function addressOf(file: string): string {
  return `${document.documentElement.dataset.base ?? "/"}api/v1/${file}.json`;
}
