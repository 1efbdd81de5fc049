import { type ChangeList, changeLists } from "#core/listed-change.ts";
import { allChanges } from "#site/change-log.ts";
import type { SiteLibrary } from "#site/library.ts";

/** `/api/v1/changes.json`: the newest changes in short, and the number of the part with the ones before. */
export function changesJson(library: SiteLibrary) {
  const { sourceLocale, replyLocales } = library.workspace;
  return { sourceLocale, replyLocales, ...changeLists(allChanges(library)).newest };
}

/** `/api/v1/changes/N.json`: the older parts, 1 being the oldest. */
export function olderChanges(library: SiteLibrary): readonly ChangeList[] {
  return changeLists(allChanges(library)).older;
}
