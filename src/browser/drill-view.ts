import type { DrillView, Question } from "#browser/drill-question.ts";
import type { DrillRun } from "#browser/drill-run.ts";
import { answerLink } from "#browser/drill-text.ts";
import { icon } from "#browser/view.ts";
import type { DrillItem } from "#core/drill-item.ts";
import { escaped } from "#core/html.ts";
import { type DrillWords, filled } from "#words/text.ts";

/** How far a round is: how each question before this one went, and how many there are. */
export type RunState = Pick<DrillRun, "went" | "total">;

/** The line above a question: its drill, how far the round is, and the time it takes where that counts. */
export function headHtml({ drill }: DrillView, { went, total }: RunState, item: DrillItem): string {
  const at = filled(drill.progress, { n: went.length + 1, total });
  const time = item.drill === "find" ? '<span class="drill-time" data-part="time"></span>' : "";
  return `<div class="drill-head"><h2>${escaped(drill.names[item.drill])}</h2><span class="quiet num">${escaped(at)}</span><span class="grow"></span>${time}</div>${marksHtml(went, total)}`;
}

function marksHtml(went: readonly boolean[], total: number): string {
  const marks = Array.from({ length: total }, (_, index) => {
    const state =
      index < went.length ? (went[index] ? "right" : "wrong") : index === went.length ? "here" : "ahead";
    return `<i data-state="${state}"></i>`;
  });
  return `<div class="drill-marks" aria-hidden="true">${marks.join("")}</div>`;
}

/** What was chosen of the options and what is right, once somebody has chosen. */
export interface Choice {
  readonly chosen: number;
  readonly right: number | undefined;
}

/** A question with its options as buttons; once chosen they only show what was right. */
export function askHtml(view: DrillView, question: Question, id: string, choice?: Choice): string {
  const options = question.options.map((html, index) => optionHtml(view, question, html, index, choice));
  const kind = question.areTexts ? " texts" : "";
  return `${question.prompt}<div role="group" tabindex="-1" aria-labelledby="${id}" class="drill-ask"><p class="question" id="${id}">${escaped(question.asked)}</p><ol class="drill-choices${kind}">${options.join("")}</ol></div>${choice ? "" : `<p class="quiet drill-keys">${escaped(view.drill.keys)}</p>`}`;
}

function optionHtml(
  view: DrillView,
  { areTexts }: Question,
  html: string,
  index: number,
  choice: Choice | undefined,
): string {
  const name = `<kbd>${index + 1}</kbd>${areTexts ? `<b>${"AB".charAt(index)}</b>` : ""}`;
  if (!choice)
    return `<li><button type="button" class="drill-option" data-choice="${index}">${name}${html}</button></li>`;
  const isRight = index === choice.right;
  const isChosen = index === choice.chosen;
  const state = isRight ? "right" : isChosen ? "wrong" : "left";
  const said = [isRight ? view.drill.markRight : "", isChosen ? view.drill.markChosen : ""]
    .filter(Boolean)
    .join(", ");
  const mark = said
    ? `<span class="drill-mark">${icon(view, isRight ? "current" : "cross")} ${escaped(said)}</span>`
    : "";
  return `<li><div class="drill-option" data-state="${state}">${name}${html}${mark}</div></li>`;
}

/** The way on to the next question, or to the result behind the last. */
export function nextHtml({ result, next }: DrillWords, isLast: boolean): string {
  return `<div class="acts"><button class="btn main" type="button" data-act="next">${escaped(isLast ? result : next)} <kbd>Enter</kbd></button></div>`;
}

/** What stands where questions could not be had. */
export function failedHtml({ retry }: DrillWords): string {
  return `<div class="acts"><button class="btn tall" type="button" data-act="retry">${escaped(retry)}</button></div>`;
}

/** The end of a round: how much was right, what to look at again, and the way on. `link` leads to exactly these questions. */
export function summaryHtml(
  view: DrillView,
  run: Pick<DrillRun, "went" | "total" | "score" | "missed" | "isKept">,
  link: string | undefined,
): string {
  const { summary, page, names } = view.drill;
  const missed = [...new Map(run.missed.map((item) => [item.id, item])).values()];
  const rows = missed.map(
    (item) => `<li>${answerLink(view, item)}<span class="quiet">${escaped(names[item.drill])}</span></li>`,
  );
  const back = run.isKept ? (missed.length > 0 ? summary.back : summary.later) : summary.unkept;
  const look =
    rows.length > 0
      ? `<p class="drill-look">${escaped(summary.look)}</p><ul class="drill-missed">${rows.join("")}</ul>`
      : `<p>${escaped(summary.clean)}</p>`;
  const linked = link ? `<a class="quiet" href="${escaped(link)}">${escaped(summary.link)}</a>` : "";
  const score = `<p class="drill-score" tabindex="-1" data-part="score">${escaped(filled(summary.score, { ...run.score }))}</p>`;
  const acts = `<button class="btn main" type="button" data-act="again">${escaped(summary.again)}</button><a class="btn tall" href="${escaped(view.to("/training/drills/"))}">${escaped(page)}</a>`;
  return `${marksHtml(run.went, run.total)}<div class="drill-sum">${score}${look}<p class="quiet">${escaped(back)}</p><div class="acts">${acts}${linked}</div></div>`;
}
