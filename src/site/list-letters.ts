import { initialOf } from "#core/list-part.ts";
import type { SiteLibrary } from "#site/library.ts";
import { type ListRow, listingIn } from "#site/listing.ts";

const made = new WeakMap<SiteLibrary, Map<string, ReadonlyMap<ListRow, string>>>();

/** The rows of the list of all answers with which a letter begins, and that letter. */
export function letterRows(library: SiteLibrary, locale: string): ReadonlyMap<ListRow, string> {
  const known = made.get(library) ?? new Map<string, ReadonlyMap<ListRow, string>>();
  made.set(library, known);
  const rows = known.get(locale) ?? begins(listingIn(library, locale).rows, locale);
  known.set(locale, rows);
  return rows;
}

function begins(rows: readonly ListRow[], locale: string): Map<ListRow, string> {
  const byLetter = new Map<string, ListRow>();
  for (const row of rows) {
    const letter = initialOf(row.title.text, locale);
    if (!byLetter.has(letter)) byLetter.set(letter, row);
  }
  return new Map([...byLetter].map(([letter, row]) => [row, letter]));
}

/** The id of the row on its page. */
export function anchorOf(letter: string): string {
  return letter === "#" ? "other" : letter;
}
