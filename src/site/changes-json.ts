import { type ChangeList, changeLists } from "#core/listed-change.ts";
import { allChanges } from "#site/all-changes.ts";
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

/** `/api/v1/changes/N.json`: the older parts, 1 being the oldest. */
export function olderChanges(library: SiteLibrary): readonly ChangeList[] {
  return listsOf(library).older;
}
