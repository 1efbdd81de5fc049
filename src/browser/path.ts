import { drawPart, partIn } from "#browser/drawn-part.ts";
import type { LessonView } from "#browser/lesson-view.ts";
import { lessonStateHtml, staleHtml, toDoText } from "#browser/path-view.ts";
import { keptProgress } from "#browser/progress.ts";
import {
  changedLink,
  type OwnPath,
  ownPath,
  type TrainingDrawing,
  TrainingPage,
} from "#browser/training-page.ts";
import { escaped } from "#core/html.ts";
import { isPassed, percentOf } from "#core/progress.ts";
import { filled } from "#words/text.ts";

/** `<kb-path>` around one path: the state of each lesson, the score, what is left, and what changed since. */
class Path extends TrainingPage {
  protected show(drawing: TrainingDrawing): void {
    const { sheet, view, now } = drawing;
    const path = sheet.paths.find(({ id }) => id === this.dataset.path);
    if (!path) return;
    const own = ownPath(path, drawing);
    showLessons(this, own, view);
    showProgress(this, own, view);
    showWayOn(this, own, view);
    drawPart(partIn(this, "changed"), staleHtml(view, own.stale, sheet, now));
    partIn(this, "changed")?.toggleAttribute("hidden", own.stale.length === 0);
    drawPart(partIn(this, "changed-link"), changedLink(view, own.stale, "#changed"));
  }
}

function showLessons(page: Element, { path, stale }: OwnPath, view: LessonView): void {
  const progress = keptProgress();
  for (const lesson of path.lessons) {
    const row = page.querySelector(`[data-lesson="${CSS.escape(lesson.key)}"]`);
    const isStale = stale.some((one) => one.lesson.key === lesson.key);
    if (row) drawPart(partIn(row, "state"), lessonStateHtml(view, lesson, progress[lesson.key], isStale));
  }
}

function showProgress(page: Element, own: OwnPath, view: LessonView): void {
  const { path, standing } = own;
  const { path: words, paths } = view.training;
  const percent = percentOf(standing.score);
  const { done, of: total } = standing;
  drawPart(partIn(page, "standing"), escaped(filled(paths.lessonsDone, { done, total })));
  partIn(page, "bar")?.setAttribute("value", String(done));
  drawPart(partIn(page, "score"), percent === undefined ? escaped(words.noScore) : `${percent}%`);
  const isEnough = percent !== undefined && isPassed(standing.score, path.pass);
  drawPart(partIn(page, "pass"), escaped(filled(isEnough ? words.passed : words.needs, { pass: path.pass })));
  drawPart(partIn(page, "to-do"), escaped(toDoText(view, path, standing, own.open)));
}

function showWayOn(page: Element, { path, open, isBegun }: OwnPath, view: LessonView): void {
  const go = partIn(page, "go");
  const [next] = open;
  if (!(go instanceof HTMLAnchorElement)) return;
  go.hidden = !next;
  if (!next) return;
  const { goOn, begin } = view.training.path;
  go.href = view.to(`/training/${path.id}/${next.id}/`);
  drawPart(
    partIn(page, "go"),
    `<span>${escaped(isBegun ? filled(goOn, { title: next.title }) : begin)}</span>`,
  );
}

customElements.define("kb-path", Path);
