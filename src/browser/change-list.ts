import { jsonAt } from "#browser/json.ts";
import type { Instant } from "#core/instant.ts";
import { isBefore } from "#core/instant.ts";
import type { ChangeList, ListedChange } from "#core/listed-change.ts";
import type { Locale } from "#core/locale.ts";

/** `/api/v1/changes.json`. */
export interface ChangesJson extends ChangeList {
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
}

/** The changes that are known, newest first, and the languages of the replies. */
export type KnownChanges = Omit<ChangesJson, "older">;

const older = new Map<number, Promise<ChangeList>>();

/**
 * The list of changes back to an instant at least, older ones only as far as they are needed. `renewed` asks the
 * site even where the browser holds a copy. It rejects when the list cannot be had.
 */
export async function changesSince(since: Instant, renewed: boolean): Promise<KnownChanges> {
  const newest = await fetched<ChangesJson>("changes.json", renewed ? "no-cache" : "default");
  const changes: ListedChange[] = [...newest.changes];
  let part = newest.older;
  while (part !== undefined && reaches(changes, since)) {
    const list = await olderPart(part);
    changes.push(...list.changes);
    part = list.older;
  }
  return { ...newest, changes };
}

/** Whether there may be more changes since then before the oldest that is known. */
function reaches(changes: readonly ListedChange[], since: Instant): boolean {
  const last = changes.at(-1);
  return last !== undefined && !isBefore(last.at, since);
}

function olderPart(part: number): Promise<ChangeList> {
  const known = older.get(part) ?? fetched<ChangeList>(`changes/${part}.json`);
  older.set(part, known);
  known.catch(() => older.delete(part));
  return known;
}

function fetched<T extends ChangeList>(file: string, cache: RequestCache = "default"): Promise<T> {
  return jsonAt<T>(`${document.documentElement.dataset.base ?? "/"}api/v1/${file}`, "changes", { cache });
}
