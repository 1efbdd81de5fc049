import { changesHtml, changesMarkdown, hardestHtml, missedHtml } from "#browser/cohort-lists.ts";
import { paceHtml, paceNote, paceTable } from "#browser/cohort-pace-view.ts";
import { type CohortSort, type CohortView, sortedRows, standingHtml } from "#browser/cohort-view.ts";
import { icon } from "#browser/view.ts";
import { cohortRows, hasBegun, notBegun } from "#core/cohort.ts";
import { hardestLessons, missedAnswers, type TaskAnswers } from "#core/cohort-faults.ts";
import { firstDayOf, paceOf } from "#core/cohort-pace.ts";
import { dayIn } from "#core/day.ts";
import { escaped } from "#core/html.ts";
import { instantOf } from "#core/instant.ts";
import { type Learner, learnersOf } from "#core/learner.ts";
import type { Shifts } from "#core/shift.ts";
import { taughtChanges } from "#core/taught-changes.ts";
import type { SheetPath } from "#core/training-sheet.ts";
import { clockReaches } from "#core/wall-clock.ts";
import { dayText } from "#core/when.ts";
import { filled } from "#words/text.ts";

/** What a trainer chose: a path, or none for all; the first day of the cohort; the order of the rows. */
export interface Chosen {
  readonly path: string;
  readonly sort: CohortSort;
  readonly since?: string;
}

/** Everything the page shows of some files. */
export interface CohortPage {
  readonly view: CohortView;
  /** The paths that somebody has begun. */
  readonly begun: readonly SheetPath[];
  /** The first day that was chosen, else the day on which the first lesson was begun. */
  readonly first: string;
  readonly sections: readonly string[];
  /** What changed since the first day as Markdown; `origin` makes its links whole. */
  readonly markdown: (origin: string) => string;
}

/** What some files come to by what was chosen. */
export function cohortPage(
  whole: CohortView,
  shifts: Shifts,
  tasks: TaskAnswers,
  { path, sort, since }: Chosen,
): CohortPage {
  const { now, timeZone, cohort, locale } = whole;
  const learners = learnersOf(shifts, since);
  const begun = whole.sheet.paths.filter((own) => learners.some((learner) => hasBegun(learner, own)));
  const paths = begun.filter(({ id }) => path === "" || id === path);
  const view = { ...whole, sheet: { ...whole.sheet, paths } };
  const today = dayIn(now, timeZone);
  const first = since ?? firstDayOf(begun, learners) ?? today;
  const rows = sortedRows(cohortRows(learners, view.sheet, now), sort);
  const changes = taughtChanges(view.sheet, paths, instantOf(clockReaches(first, 0, timeZone)), now);
  const heading = filled(cohort.changes, { day: dayText(first, locale) });
  return {
    view,
    begun,
    first,
    sections: [
      section("standing", cohort.table, standingHtml(view, rows, notBegun(learners, paths))),
      ...paths.map((own) => paceSection(view, own, learners, [first, today])),
      `<div class="cohort-pair">${section("hardest", cohort.hardest, hardestHtml(view, hardestLessons(learners, paths)))}${section("missed", cohort.missed, missedHtml(view, missedAnswers(learners, paths, tasks)))}</div>`,
      section("changes", heading, changesHtml(view, changes), changes.length > 0 ? copyHtml(view) : ""),
    ],
    markdown: (origin) => changesMarkdown(view, changes, heading, origin),
  };
}

function paceSection(
  view: CohortView,
  path: SheetPath,
  learners: readonly Learner[],
  [first, today]: readonly [string, string],
): string {
  const { cohort, sheet } = view;
  const own = learners.filter((learner) => hasBegun(learner, path));
  const pace = paceOf(path, own, first, today);
  const heading = sheet.paths.length > 1 ? filled(cohort.paceOf, { path: path.title }) : cohort.pace;
  const table = `<details class="fold"><summary>${escaped(cohort.asTable)}</summary>${paceTable(view, pace)}</details>`;
  return section(
    `pace-${path.id}`,
    heading,
    `<p class="quiet">${escaped(paceNote(view, pace))}</p>${paceHtml(view, pace)}${table}`,
  );
}

function copyHtml(view: CohortView): string {
  return `<span class="status" role="status" data-part="copied"></span><button class="btn tall" type="button" data-act="copy">${icon(view, "copy")}${escaped(view.cohort.copy)}</button>`;
}

function section(id: string, heading: string, body: string, act = ""): string {
  const head = `<h2 id="cohort-${id}">${escaped(heading)}</h2>`;
  return `<section class="cohort-${id.split("-")[0]}" aria-labelledby="cohort-${id}"><div class="head-row">${head}${act && `<span class="grow"></span>${act}`}</div>${body}</section>`;
}

/** The page as markup. */
export function pageHtml({ sections }: CohortPage): string {
  return sections.join("");
}
