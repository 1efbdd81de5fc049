import { dayIn } from "#core/day.ts";
import type { DrillWeek } from "#core/drill-tally.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant } from "#core/instant.ts";
import { DRILLS } from "#core/lesson.ts";
import type { Score } from "#core/progress.ts";
import { dayText } from "#core/when.ts";
import { counted, type DrillWords, filled, type InterfaceLocale } from "#words/text.ts";

/** What the page of drills is drawn with. */
export interface DrillsView {
  readonly locale: InterfaceLocale;
  readonly words: DrillWords;
}

/** What this device knows of what is to be asked again. */
export interface DueState {
  readonly due: number;
  /** When the first of all is due; absent where nothing was ever asked. */
  readonly next: Instant | undefined;
  readonly now: Instant;
  readonly zone: string;
}

/** How much is due today, and a way to begin; or when something is. */
export function dueHtml({ locale, words }: DrillsView, { due, next, zone }: DueState): string {
  const how = `<p class="quiet">${escaped(words.due.how)}</p>`;
  if (next === undefined) return `<p>${escaped(words.due.fresh)}</p>${how}`;
  const day = filled(words.due.next, { day: dayText(dayIn(next, zone), locale) });
  if (due === 0) return `<p>${escaped(words.due.none)} ${escaped(day)}</p>${how}`;
  const count = escaped(counted(words.due.count, due, locale));
  return `<p><b>${count}</b> <button class="btn main" type="button" data-act="due">${escaped(words.due.start)}</button></p>${how}`;
}

/** Scores by drill and week, each as figures and as a bar whose length is the share that was right. */
export function weeksHtml({ locale, words }: DrillsView, weeks: readonly DrillWeek[]): string {
  const told = words.weeks;
  const isEmpty = weeks.every(({ scores }) => DRILLS.every((drill) => scores[drill].asked === 0));
  if (isEmpty) return `<p>${escaped(told.none)}</p>`;
  const heads = weeks.map((week, index) => {
    const isRunning = index === weeks.length - 1;
    const said = isRunning ? told.running : shortDay(week.monday, locale);
    return `<th scope="col">${escaped(said)}</th>`;
  });
  const rows = DRILLS.map((drill) => {
    const cells = weeks.map(({ scores }) => `<td>${scoreHtml(words, scores[drill])}</td>`);
    return `<tr><th scope="row">${escaped(words.names[drill])}</th>${cells.join("")}</tr>`;
  });
  return `<table><caption class="vh">${escaped(told.caption)}</caption><thead><tr><th scope="col">${escaped(told.week)}</th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table><p class="quiet">${escaped(told.kept)}</p>`;
}

function scoreHtml({ weeks }: DrillWords, { right, asked }: Score): string {
  if (asked === 0) return `<span class="quiet">${escaped(weeks.nothing)}</span>`;
  const share = Math.round((100 * right) / asked);
  return `<span class="num">${escaped(filled(weeks.score, { right, asked }))}</span><svg class="score-bar" width="100%" height="6" aria-hidden="true"><rect class="of" width="100%" height="6"/><rect width="${share}%" height="6"/></svg>`;
}

/** `16 Nov` or `16/11`. */
function shortDay(day: string, locale: string): string {
  const parts = datePartsIn(`${day}T00:00:00Z`, "UTC", locale);
  return locale === "vi" ? `${parts.day}/${parts.month}` : `${parts.day} ${parts.monthName}`;
}
