import { marksHtml } from "#browser/mark-view.ts";
import { langAttribute, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { holds } from "#core/mark.ts";
import { pathsIn } from "#site/address.ts";
import type { ListPart } from "#site/list-parts.ts";
import { isShown, type ListRow, replyLocaleIn } from "#site/listing.ts";
import { wordsIn } from "#words/words.ts";
import drawings from "./icons.svg?url";

/** What the rows of a rail are drawn from. */
interface RailView extends Surroundings {
  readonly asOf: Instant;
  readonly replyLocale: string;
}

/** The rows of a part of the list as they stand beside an answer: one `<li>` each, in order. */
export function railRowsHtml({ locale, library, rows, asOf }: ListPart, base: string): string[] {
  const { timeZone } = library.workspace;
  const to = pathsIn(locale, base);
  const replyLocale = replyLocaleIn(library, locale);
  const view = { locale, words: wordsIn(locale), timeZone, drawings, to, asOf, replyLocale };
  return rows.map((row) => rowHtml(view, row));
}

function rowHtml(view: RailView, row: ListRow): string {
  const { asOf, replyLocale } = view;
  const about = row.products.length > 0 ? row.products : row.facts.tags;
  const shown = row.marks.find((mark) => holds(mark, asOf, replyLocale));
  const title = `<span class="t"${langAttribute(view, row.title.locale)}>${escaped(row.title.text)}</span>`;
  const line = `<span class="m"><span>${escaped(about.join(" · "))}</span>${marksHtml(view, row.marks, shown, asOf)}</span>`;
  return `<li${attributesOf(row)}${isShown(row, asOf) ? "" : " hidden"}><a href="${escaped(view.to(`/answers/${row.id}/`))}">${title}${line}</a></li>`;
}

/** When it is shown, and what it is about: advisories speak for products and teams. */
function attributesOf({ from, until, facts: { products, teams } }: ListRow): string {
  const attributes = { from, until, product: products.join(" "), team: teams?.join(" ") };
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined || value === "" ? "" : ` data-${name}="${escaped(value)}"`))
    .join("");
}
