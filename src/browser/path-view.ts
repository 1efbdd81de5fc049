import type { LessonView } from "#browser/lesson-view.ts";
import { icon, timeHtml } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { type LessonProgress, percentOf, type Standing, standingIn } from "#core/progress.ts";
import type { ChangedAnswer, StaleLesson } from "#core/stale-lessons.ts";
import type { SheetLesson, SheetPath, TrainingSheet } from "#core/training-sheet.ts";
import { shortTime } from "#core/when.ts";
import { counted, filled } from "#words/text.ts";

/** How far somebody is in a path, in one line. */
export function standingText({ training }: LessonView, { done, of, score }: Standing): string {
  const percent = percentOf(score);
  const lessons = filled(training.paths.lessonsDone, { done, total: of });
  return percent === undefined ? lessons : `${lessons} · ${filled(training.paths.percent, { percent })}`;
}

/** The state of a lesson in its path: changed since, done, begun or open. */
export function lessonStateHtml(
  view: LessonView,
  lesson: SheetLesson,
  known: LessonProgress | undefined,
  isStale: boolean,
): string {
  const own = standingIn(known, lesson.shape);
  const { states, begunOf } = view.training.path;
  if (isStale) return stateHtml(view, "changed", "changed", states.changed);
  if (own?.done !== undefined) return stateHtml(view, "current", "current", states.done);
  const done = Object.keys(own?.tasks ?? {}).length;
  if (!own || done === 0) return `<span class="state">${escaped(states.open)}</span>`;
  return stateHtml(view, "begun", "play", filled(begunOf, { done, total: lesson.tasks.length }));
}

function stateHtml(view: LessonView, state: string, name: string, text: string): string {
  return `<span class="state" data-state="${state}">${icon(view, name)}${escaped(text)}</span>`;
}

/** How many answers of some lessons changed since they were finished, each counted once. */
function changedCount(stale: readonly StaleLesson[]): number {
  return new Set(stale.flatMap(({ changes }) => changes.map(({ id }) => id))).size;
}

/** That answers changed since, as icon and words; nothing where none did. */
export function changedText(view: LessonView, stale: readonly StaleLesson[]): string {
  const count = changedCount(stale);
  return count === 0 ? "" : counted(view.training.paths.changed, count, view.locale);
}

/** What is left to do in a path, in words. */
export function toDoText(
  { training, locale }: LessonView,
  path: SheetPath,
  standing: Standing,
  open: readonly SheetLesson[],
): string {
  const { path: words } = training;
  if (open.length === 0) {
    const percent = percentOf(standing.score) ?? 100;
    return percent < path.pass ? filled(words.scoreShort, { pass: path.pass }) : words.nothingToDo;
  }
  const minutes = open.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
  const lessons = counted(words.toDoLessons, open.length, locale);
  return minutes === 0 ? lessons : `${lessons}, ${counted(words.aboutMinutes, minutes, locale)}`;
}

/** More lessons than these are folded. */
const MOST_OPEN = 3;

/** Just the lessons whose answers changed since they were finished, each change as one line, each lesson with its button. */
export function staleHtml(
  view: LessonView,
  stale: readonly StaleLesson[],
  sheet: TrainingSheet,
  now: string,
): string {
  if (stale.length === 0) return "";
  const { path: words } = view.training;
  const lessons = stale.map((one) => staleLessonHtml(view, one, sheet, now, stale.length <= MOST_OPEN));
  return `<h2 id="changed-h" tabindex="-1">${escaped(words.changed)}</h2><p class="quiet">${escaped(words.changedLead)}</p>${lessons.join("")}${drillHtml(view, stale)}`;
}

/** An address has room for so many ids. */
const MOST_DRILLED = 40;

/** The way to questions about just these changes; what is withdrawn has no wording to ask for. */
function drillHtml(view: LessonView, stale: readonly StaleLesson[]): string {
  const ids = stale.flatMap(({ changes }) => changes.flatMap(({ id, to }) => (to === undefined ? [] : [id])));
  if (ids.length === 0) return "";
  const query = `drill=a-or-b&answers=${[...new Set(ids)].slice(0, MOST_DRILLED).join(",")}`;
  const label = escaped(view.training.path.drillChanges);
  return `<p><a href="${escaped(view.to(`/training/drills/?${query}`))}">${label}</a></p>`;
}

function staleLessonHtml(
  view: LessonView,
  { path, lesson, changes }: StaleLesson,
  sheet: TrainingSheet,
  now: string,
  isOpen: boolean,
): string {
  const { path: words } = view.training;
  const rows = changes.map((change) => `<li>${changeHtml(view, change, sheet, now)}</li>`);
  const title = `<h3><a href="${escaped(view.to(`/training/${path}/${lesson.id}/`))}">${escaped(lesson.title)}</a></h3>`;
  const drill =
    lesson.drills.length > 0 ? `<p class="quiet">${icon(view, "play")} ${escaped(words.drills)}</p>` : "";
  const label = escaped(filled(words.caughtUpOn, { title: lesson.title }));
  const button = `<button class="btn" type="button" data-act="caught-up" data-key="${escaped(lesson.key)}" aria-label="${label}">${icon(view, "current")}${escaped(words.caughtUp)}</button>`;
  const count = counted(words.changes, changes.length, view.locale);
  const titles = changes.map(({ title }) => title).join(", ");
  const list = `<details${isOpen ? " open" : ""}><summary>${escaped(`${count}: ${titles}`)}</summary><ul>${rows.join("")}</ul></details>`;
  return `<article>${title}${list}${drill}<p class="acts">${button}</p></article>`;
}

function changeHtml(view: LessonView, change: ChangedAnswer, sheet: TrainingSheet, now: string): string {
  const { id, title, from, to, at, whats, use, why } = change;
  const { path: words } = view.training;
  const query = from !== undefined && to !== undefined ? `?from=${from}&to=${to}` : "";
  const href = escaped(view.to(`/answers/${id}/history/${query}`));
  const ends = [from ?? words.withdrawn, to ?? words.withdrawn].map(escaped);
  const step =
    from === undefined ? `${escaped(words.returned)}, ${ends[1]}` : ends.join(` ${icon(view, "right")} `);
  const time = timeHtml(view, at, now, shortTime(at, now, view.timeZone, view.locale));
  const instead =
    use === undefined ? [] : [filled(words.useInstead, { title: sheet.answers[use]?.title ?? use })];
  const said = to === undefined ? [...(why === undefined ? [] : [why]), ...instead] : whats;
  const lines = said.map((what) => `<p>${escaped(what)}</p>`).join("");
  return `<p class="step"><a href="${href}">${escaped(title)}</a> <span class="ver">${step}</span> ${time}</p>${lines}`;
}
