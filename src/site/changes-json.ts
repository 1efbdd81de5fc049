import { type ChangeList, changeLists } from "#core/listed-change.ts";
import { allChanges } from "#site/all-changes.ts";
import { entryKey, pageKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";

const made = new WeakMap<SiteLibrary, ReturnType<typeof changeLists>>();

function listsOf(library: SiteLibrary): ReturnType<typeof changeLists> {
  const lists = made.get(library) ?? changeLists(allChanges(library));
  made.set(library, lists);
  return lists;
}

/** `/api/v1/changes.json`: the newest changes in short, and the number of the part with the ones before. */
export function changesJson(library: SiteLibrary) {
  const { sourceLocale, replyLocales } = library.workspace;
  return { sourceLocale, replyLocales, ...listsOf(library).newest };
}

/** One route for each older part, `/api/v1/changes/N.json`, 1 being the oldest. */
export function olderChangeRoutes(library: SiteLibrary) {
  return listsOf(library).older.map((list, index) => ({
    params: { part: String(index + 1) },
    props: { list },
    cacheKey: listKey(library, list),
  }));
}

/** Everything a part holds; for the words of its changes the records of their entries stand. */
function listKey({ entries }: SiteLibrary, { changes, older }: ChangeList): string {
  const told = changes.map(({ key, kind, id }) => {
    const entry = entries.get(`${kind}/${id}`);
    return [key, entry && entryKey(entry)];
  });
  return pageKey(told, older);
}
