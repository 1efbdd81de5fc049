import { marksHtml } from "#browser/mark-view.ts";
import { langAttribute, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { holds } from "#core/mark.ts";
import { isShown, type ListRow } from "#site/listing.ts";

/** What the rows of a rail are drawn from. */
export interface RailView extends Surroundings {
  readonly asOf: Instant;
  readonly replyLocale: string;
}

const drawn = new WeakMap<ListRow, string>();

/** A row of the list beside an answer. It is drawn once for all pages, but for the page whose own row it is. */
export function railRowHtml(view: RailView, row: ListRow, isCurrent: boolean): string {
  if (isCurrent) return rowHtml(view, row, ' aria-current="page"');
  const html = drawn.get(row) ?? rowHtml(view, row, "");
  drawn.set(row, html);
  return html;
}

function rowHtml(view: RailView, row: ListRow, current: string): string {
  const { asOf, replyLocale } = view;
  const about = row.products.length > 0 ? row.products : row.facts.tags;
  const shown = row.marks.find((mark) => holds(mark, asOf, replyLocale));
  const title = `<span class="t"${langAttribute(view, row.title.locale)}>${escaped(row.title.text)}</span>`;
  const line = `<span class="m"><span>${escaped(about.join(" · "))}</span>${marksHtml(view, row.marks, shown, asOf)}</span>`;
  return `<li${timesOf(row)}${isShown(row, asOf) ? "" : " hidden"}><a href="${escaped(view.to(`/answers/${row.id}/`))}"${current}>${title}${line}</a></li>`;
}

function timesOf({ from, until }: ListRow): string {
  return `${from ? ` data-from="${escaped(from)}"` : ""}${until ? ` data-until="${escaped(until)}"` : ""}`;
}
