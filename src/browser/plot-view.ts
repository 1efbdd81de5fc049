import { escaped } from "#core/html.ts";
import { datePartsIn } from "#core/instant.ts";
import type { Week } from "#core/week.ts";
import { filled, type InterfaceLocale, type Words } from "#words/text.ts";

/** The words a plot of weeks is labelled with. */
export type PlotWords = Pick<Words["home"], "perWeekLabel" | "soFar" | "weekOf" | "countColumn">;

/** Weeks with their counts, oldest first; the last one is still running, unless all of them lie ahead. */
export interface PlotView {
  readonly weeks: readonly Week[];
  readonly words: PlotWords;
  readonly isAhead?: boolean;
  readonly locale: InterfaceLocale;
}

const BASE = 124;
const TALLEST = 90;
const HEIGHT = 152;
const MOST_LINES = 3;
/** Of more weeks than this only every other one has room for its date. */
const MOST_DATES = 10;

/**
 * A bar for each week. Places across are in percent and the rest in pixels, so that the letters keep their
 * size at every width.
 */
export function plotHtml(view: PlotView): string {
  const counts = view.weeks.map(({ count }) => count);
  const step = stepFor(Math.max(1, ...counts));
  const top = Math.ceil(Math.max(1, ...counts) / step) * step;
  const y = (count: number) => BASE - (count / top) * TALLEST;
  const lines = Array.from({ length: top / step + 1 }, (_, index) => lineHtml(index * step, y(index * step)));
  const bars = view.weeks.map((week, index) => barHtml(view, week, index, y(week.count)));
  return `<svg class="plot" width="100%" height="${HEIGHT}" role="img" aria-label="${escaped(labelOf(view))}">${lines.join("")}${bars.join("")}</svg>`;
}

/** The same figures as rows of a table. */
export function figuresHtml(view: PlotView): string {
  const rows = view.weeks.map(
    (week) =>
      `<tr><td>${escaped(dateOf(week, view.locale))}</td><td>${escaped(saidOf(view, week))}</td></tr>`,
  );
  const { weekOf, countColumn } = view.words;
  return `<thead><tr><th scope="col">${escaped(weekOf)}</th><th scope="col">${escaped(countColumn)}</th></tr></thead><tbody>${rows.join("")}</tbody>`;
}

/** The smallest of 1, 2, 5, 10, 20 … that divides the axis into few enough parts. */
function stepFor(most: number): number {
  for (let ten = 1; ; ten *= 10)
    for (const step of [ten, 2 * ten, 5 * ten]) if (most / step <= MOST_LINES) return step;
}

function lineHtml(count: number, y: number): string {
  const at = Math.round(y) + 0.5;
  return `<line class="${count === 0 ? "axis" : "grid"}" x1="0" x2="100%" y1="${at}" y2="${at}"/><text x="-8" y="${at + 4}" text-anchor="end">${count}</text>`;
}

function barHtml(view: PlotView, week: Week, index: number, y: number): string {
  const { weeks, words, locale } = view;
  const share = 100 / weeks.length;
  const left = (part: number) => `${Math.round((index + part) * share * 100) / 100}%`;
  const isLast = isRunning(view, week);
  const top = Math.round(y) + 0.5;
  const rest = isLast ? filled(words.soFar, { n: "" }) : "";
  const [full, short] = datesOf(weeks, index, locale);
  return [
    `<rect class="${isLast ? "open" : "bar"}" x="${left(0.29)}" width="${Math.round(share * 42) / 100}%" y="${top}" height="${Math.max(0, BASE - top)}"/>`,
    `<text x="${left(0.5)}" y="${top - 7}" text-anchor="middle">${week.count}<tspan class="only-wide">${escaped(rest)}</tspan></text>`,
    `<text class="only-wide" x="${left(0.5)}" y="142" text-anchor="middle">${escaped(full)}</text>`,
    `<text class="only-narrow" x="${left(0.5)}" y="142" text-anchor="middle">${escaped(short)}</text>`,
  ].join("");
}

function labelOf(view: PlotView): string {
  const figures = view.weeks.map((week) => `${dateOf(week, view.locale)}: ${saidOf(view, week)}`);
  return filled(view.words.perWeekLabel, { figures: figures.join(", ") });
}

function saidOf(view: PlotView, week: Week): string {
  return isRunning(view, week) ? filled(view.words.soFar, { n: week.count }) : String(week.count);
}

function isRunning({ weeks, isAhead }: PlotView, week: Week): boolean {
  return !isAhead && week === weeks.at(-1);
}

/** `5 Oct` or `5/10`. */
function dateOf({ monday }: Week, locale: string): string {
  const { day, month, monthName } = datePartsIn(`${monday}T00:00:00Z`, "UTC", locale);
  return locale === "vi" ? `${day}/${month}` : `${day} ${monthName}`;
}

/** The date below a bar where there is room, and where there is little. */
function datesOf(weeks: readonly Week[], index: number, locale: string): [string, string] {
  const every = weeks.length > MOST_DATES ? 2 : 1;
  if (index % every !== 0) return ["", ""];
  const dated = weeks.filter((_, place) => place % every === 0);
  return [dateOf(weeks[index] as Week, locale), shortDateOf(dated, index / every, locale)];
}

/** Where there is little room, the month is said once: with its first week, but never with two neighbours. */
function shortDateOf(weeks: readonly Week[], index: number, locale: string): string {
  const monthOf = (place: number) => weeks[place]?.monday.slice(0, 7);
  const week = weeks[index] as Week;
  const isFirstOfAll = index === 0 && monthOf(1) === monthOf(0);
  const isNewMonth = index > 0 && monthOf(index - 1) !== monthOf(index);
  return isFirstOfAll || isNewMonth ? dateOf(week, locale) : String(Number(week.monday.slice(8)));
}
