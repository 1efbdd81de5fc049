import { deviceNow } from "#browser/clock.ts";
import { listIndex, rowId, rowsAt } from "#browser/list-rows.ts";
import { isBefore } from "#core/instant.ts";
import { partOf } from "#core/list-part.ts";

/**
 * The rows of an answer that is called so, one of which holds now; none where the list does not know it by that title
 * any more. Titles may be sorted a little otherwise where the site was built, so that the parts beside are asked, too.
 */
export async function rowsOf(id: string, title: string): Promise<HTMLElement[]> {
  const index = await listIndex();
  const place = partOf(index, title, document.documentElement.lang);
  for (const one of [place, place - 1, place + 1]) {
    const own = (await rowsAt(index, one)).filter((row) => rowId(row) === id);
    if (own.some(holdsNow)) return own;
  }
  return [];
}

function holdsNow({ dataset: { from, until } }: HTMLElement): boolean {
  const now = deviceNow();
  return !(from && isBefore(now, from)) && !(until && !isBefore(now, until));
}
