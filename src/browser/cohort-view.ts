import { shareHtml } from "#browser/health-view.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import { type CohortRow, type Missing, WEAK_ASKED, WEAK_BELOW } from "#core/cohort.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { Learner } from "#core/learner.ts";
import { percentOf } from "#core/progress.ts";
import type { ChangedAnswer } from "#core/stale-lessons.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";
import type { Version } from "#core/version.ts";
import { exactTime, shortTime } from "#core/when.ts";
import { type CohortWords, counted, filled } from "#words/text.ts";

/** What the trainer's page is drawn from. */
export interface CohortView extends Surroundings {
  readonly cohort: CohortWords;
  /** Its paths are those that were chosen. */
  readonly sheet: TrainingSheet;
  readonly now: Instant;
}

/** How the rows of the table may stand. */
export type CohortSort = keyof CohortWords["sorts"];

const WEIGHTS: Readonly<Record<CohortSort, (row: CohortRow) => number>> = {
  agent: () => 0,
  done: ({ done, of }) => done / Math.max(1, of),
  score: ({ percent = 101 }) => percent,
  stale: ({ stale }) => -stale.length,
};

/** Rows in an order; those that weigh the same stay by initials. */
export function sortedRows(rows: readonly CohortRow[], sort: CohortSort): CohortRow[] {
  return rows.toSorted((a, b) => WEIGHTS[sort](a) - WEIGHTS[sort](b));
}

/** Where everybody stands: a table, whose rows become cards where there is little room. */
export function standingHtml(
  view: CohortView,
  rows: readonly CohortRow[],
  others: readonly Learner[],
): string {
  const { cohort } = view;
  if (rows.length === 0) return `<p class="quiet">${escaped(cohort.noLessons)}</p>`;
  const names = ["agent", "path", "lessons", "score", "weak", "stale", "state"] as const;
  const head = names.map(
    (name) => `<th role="columnheader" scope="col" class="in-${name}">${escaped(cohort.columns[name])}</th>`,
  );
  const body = rows.map((row) => rowHtml(view, row)).join("");
  const weak = filled(cohort.weakNote, { least: WEAK_BELOW, asked: WEAK_ASKED });
  const agents = new Intl.ListFormat(view.locale).format(others.map(({ agent }) => agent));
  const silent = agents ? ` ${escaped(filled(cohort.notBegun, { agents }))}.` : "";
  const ready = rows.filter(({ isReady }) => isReady).length;
  const sum = `<p>${escaped(filled(cohort.readyOf, { ready, of: rows.length }))}</p>`;
  return `${sum}<table class="cohort-table${view.sheet.paths.length === 1 ? " one-path" : ""}" role="table" aria-labelledby="cohort-standing"><thead role="rowgroup"><tr role="row">${head.join("")}</tr></thead><tbody role="rowgroup">${body}</tbody></table><p class="quiet">${escaped(weak)}${silent}</p>`;
}

function rowHtml(view: CohortView, row: CohortRow): string {
  const { columns } = view.cohort;
  const cell = (name: keyof typeof columns, html: string) =>
    `<td role="cell" class="in-${name}" data-label="${escaped(columns[name])}">${html}</td>`;
  return `<tr role="row"><th role="rowheader" scope="row">${agentHtml(view, row)}</th>${[
    cell("path", escaped(row.title)),
    cell("lessons", doneHtml(view, row)),
    cell("score", scoreHtml(view, row)),
    cell("weak", weakHtml(view, row)),
    cell("stale", staleHtml(view, row)),
    cell("state", stateHtml(view, row)),
  ].join("")}</tr>`;
}

function agentHtml(
  { cohort, timeZone, locale, now }: CohortView,
  { agent, made, devices }: CohortRow,
): string {
  const time = filled(cohort.fileOf, { time: shortTime(made, now, timeZone, locale) });
  const more = devices > 1 ? `${filled(cohort.devices, { n: devices })}, ` : "";
  return `<b>${escaped(agent)}</b> <span class="quiet" title="${escaped(exactTime(made, timeZone, locale))}">${escaped(more + time)}</span>`;
}

function doneHtml({ cohort }: CohortView, { done, of }: CohortRow): string {
  return `<span>${escaped(filled(cohort.doneOf, { done, of }))}</span>${shareHtml(of === 0 ? 0 : done / of)}`;
}

function scoreHtml({ cohort }: CohortView, { percent, pass }: CohortRow): string {
  if (percent === undefined) return `<span class="quiet">${escaped(cohort.notAsked)}</span>`;
  const needed = `<span class="quiet">${escaped(filled(cohort.needed, { pass }))}</span>`;
  return `<span>${escaped(filled(cohort.percent, { percent }))}</span> ${needed}`;
}

function weakHtml({ cohort }: CohortView, { weak }: CohortRow): string {
  if (weak.length === 0) return `<span class="quiet">${escaped(cohort.none)}</span>`;
  const lines = weak.map(({ drill, right, asked }) => {
    const percent = percentOf({ right, asked }) ?? 0;
    return `<li>${escaped(cohort.drills[drill])} <span class="quiet">${escaped(filled(cohort.weak, { percent, asked }))}</span></li>`;
  });
  return `<ul>${lines.join("")}</ul>`;
}

/** How many there are, and on request which, each in one line: learners of one cohort have mostly the same. */
function staleHtml(view: CohortView, { stale }: CohortRow): string {
  const { cohort, locale } = view;
  if (stale.length === 0) return `<span class="quiet">${escaped(cohort.none)}</span>`;
  const lines = stale.map((change) => `<li>${changeHtml(view, change)}</li>`);
  return `<details><summary>${escaped(counted(cohort.answers, stale.length, locale))}</summary><ul>${lines.join("")}</ul></details>`;
}

function changeHtml(view: CohortView, { id, title, from, to, whats, why, use }: ChangedAnswer): string {
  const said = whats.length > 0 ? whats.join(" ") : goneText(view, why, use);
  return `<a href="${escaped(answerAddress(view, id, to))}">${escaped(title)}</a> <span class="quiet">${escaped(stepText(view, from, to))}</span>${said ? `<span class="said">${escaped(said)}</span>` : ""}`;
}

/** The page on which the step to a version stands; the answer itself where it is no longer used. */
export function answerAddress({ to: address }: CohortView, id: string, version: Version | undefined): string {
  return address(version === undefined ? `/answers/${id}/` : `/answers/${id}/history/?v=${version}`);
}

/** `1.0 → 2.0`, or that it is no longer used. */
export function stepText({ cohort }: CohortView, from: Version | undefined, to: Version | undefined): string {
  if (to === undefined) return from === undefined ? cohort.withdrawn : filled(cohort.withdrawnFrom, { from });
  return filled(from === undefined ? cohort.begins : cohort.step, { from: from ?? "", to });
}

/** Why an answer is no longer used, and what is used instead. */
export function goneText({ cohort, sheet }: CohortView, why = "", use?: string): string {
  const instead =
    use === undefined ? "" : filled(cohort.useInstead, { title: sheet.answers[use]?.title ?? use });
  return [why, instead].filter(Boolean).join(" ");
}

function stateHtml(view: CohortView, row: CohortRow): string {
  const { cohort } = view;
  if (row.isReady)
    return `<span class="state" data-state="current">${icon(view, "current")}${escaped(cohort.ready)}</span>`;
  return `<ul>${row.missing.map((what) => `<li>${escaped(missingText(view, row, what))}</li>`).join("")}</ul>`;
}

function missingText({ cohort, locale }: CohortView, { of, done, stale }: CohortRow, what: Missing): string {
  if (what === "score") return cohort.missing.score;
  return counted(cohort.missing[what], what === "lessons" ? of - done : stale.length, locale);
}
