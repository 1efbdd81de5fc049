import { figuresHtml, type PlotView, plotHtml } from "#browser/plot-view.ts";
import type { Health, OwnerHealth } from "#core/health.ts";
import { escaped } from "#core/html.ts";
import type { HealthWords, InterfaceLocale, Words } from "#words/text.ts";

/** What the figures of the health page are drawn with, in the build and again in the open page. */
export interface HealthView {
  readonly locale: InterfaceLocale;
  readonly words: Pick<
    HealthWords,
    "soundOf" | "more" | "nobody" | "noOwner" | "reviewsLabel" | "reviewsColumn"
  > &
    Pick<Words["home"], "weekOf">;
  /** Names and contacts by the owner's id. */
  readonly owners: Readonly<Record<string, { readonly name: string; readonly contact: string }>>;
}

/** The rows of the table of owners. */
export function ownersHtml(view: HealthView, owners: readonly OwnerHealth[]): string {
  if (owners.length === 0) return `<tr><td colspan="5">${escaped(view.words.nobody)}</td></tr>`;
  return owners.map((row) => ownerHtml(view, row)).join("");
}

function ownerHtml({ owners, words, locale }: HealthView, row: OwnerHealth): string {
  const { name = row.owner || words.noOwner, contact = "" } = owners[row.owner] ?? {};
  const number = new Intl.NumberFormat(locale);
  const cells = [row.overdue, row.soon, row.behind, row.other].map(
    (count) => `<td${count === 0 ? ' class="zero"' : ""}>${number.format(count)}</td>`,
  );
  return `<tr><th scope="row">${escaped(name)}<span class="quiet">${escaped(contact)}</span></th>${cells.join("")}</tr>`;
}

/** The plot of the reviews that come due, and the same figures as rows of a table. */
export function reviewsHtml(
  { words, locale }: HealthView,
  { reviewsPerWeek: weeks }: Health,
): { readonly plot: string; readonly figures: string } {
  const { reviewsLabel, reviewsColumn, weekOf } = words;
  const labels = { perWeekLabel: reviewsLabel, countColumn: reviewsColumn, weekOf, soFar: "{n}" };
  const view: PlotView = { weeks, words: labels, locale, isAhead: true };
  return { plot: plotHtml(view), figures: figuresHtml(view) };
}

/** A bar as long as a share of its width, from 0 to 1; the figure stands beside it. */
export function shareHtml(share: number): string {
  return `<svg class="share" aria-hidden="true"><rect width="${Math.round(share * 1000) / 10}%" height="100%"/></svg>`;
}
