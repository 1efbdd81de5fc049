import { answerAddress, type CohortView, goneText, stepText } from "#browser/cohort-view.ts";
import { shareHtml } from "#browser/health-view.ts";
import type { HardLesson, MissedAnswer } from "#core/cohort-faults.ts";
import { dayIn } from "#core/day.ts";
import { escaped } from "#core/html.ts";
import type { TaughtChange } from "#core/taught-changes.ts";
import { dayText } from "#core/when.ts";
import { taughtMarkdown } from "#exports/taught-markdown.ts";
import { counted, filled } from "#words/text.ts";

/** So many lessons and answers are listed. */
const MOST_ROWS = 5;

/** The lessons with the lowest share of right first tries. */
export function hardestHtml(view: CohortView, lessons: readonly HardLesson[]): string {
  const { cohort, locale, to } = view;
  const rows = lessons.slice(0, MOST_ROWS).map(({ key, title, right, asked, percent, learners }) => {
    const agents = counted(cohort.agents, learners, locale);
    const said = filled(cohort.hardestRow, { right, asked, agents });
    return `<li><span class="what"><a href="${escaped(to(`/training/${key}/`))}">${escaped(title)}</a> <span class="quiet">${escaped(said)}</span></span><span class="figure"><span>${escaped(filled(cohort.percent, { percent }))}</span>${shareHtml(percent / 100)}</span></li>`;
  });
  return listHtml(rows, cohort.hardestNote, cohort.noHardest);
}

/** The answers that were to be chosen and were not. */
export function missedHtml(view: CohortView, answers: readonly MissedAnswer[]): string {
  const { cohort, sheet, to } = view;
  const rows = answers.slice(0, MOST_ROWS).map(({ id, missed, asked }) => {
    const title = sheet.answers[id]?.title ?? id;
    const said = filled(cohort.missedRow, { missed, asked });
    return `<li><span class="what"><a href="${escaped(to(`/answers/${id}/`))}">${escaped(title)}</a></span><span class="quiet">${escaped(said)}</span></li>`;
  });
  return listHtml(rows, cohort.missedNote, cohort.noMissed);
}

function listHtml(rows: readonly string[], note: string, none: string): string {
  if (rows.length === 0) return `<p class="quiet">${escaped(none)}</p>`;
  return `<p class="quiet">${escaped(note)}</p><ol>${rows.join("")}</ol>`;
}

/** What changed in what is taught, oldest first. */
export function changesHtml(view: CohortView, changes: readonly TaughtChange[]): string {
  const { cohort, locale, timeZone } = view;
  const rows = changes.map((change) => {
    const day = dayText(dayIn(change.at, timeZone), locale);
    const said = saidOf(view, change);
    return `<li><time datetime="${escaped(change.at)}">${escaped(day)}</time><span class="what"><a href="${escaped(answerAddress(view, change.id, change.to))}">${escaped(change.title)}</a> <span class="quiet">${escaped(stepText(view, change.from, change.to))}</span>${said ? `<span class="said">${escaped(said)}</span>` : ""}</span></li>`;
  });
  return listHtml(rows, cohort.changesNote, cohort.noChanges);
}

function saidOf(view: CohortView, { to, what = "", use }: TaughtChange): string {
  return to === undefined ? goneText(view, what, use) : what;
}

/** The same as Markdown; `origin` makes its links whole. */
export function changesMarkdown(
  view: CohortView,
  changes: readonly TaughtChange[],
  heading: string,
  origin: string,
): string {
  const steps = changes.map((change) => ({
    day: dayText(dayIn(change.at, view.timeZone), view.locale),
    title: change.title,
    step: stepText(view, change.from, change.to),
    what: saidOf(view, change),
    address: origin + answerAddress(view, change.id, change.to),
  }));
  return taughtMarkdown(heading, steps);
}
