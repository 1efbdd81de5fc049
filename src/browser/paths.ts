import { bringProgress } from "#browser/bring-progress.ts";
import { drawPart, partIn } from "#browser/drawn-part.ts";
import type { LessonView } from "#browser/lesson-view.ts";
import { pageLocale } from "#browser/page.ts";
import { standingText } from "#browser/path-view.ts";
import {
  changedLink,
  type OwnPath,
  ownPath,
  type TrainingDrawing,
  TrainingPage,
} from "#browser/training-page.ts";
import { askedTraining } from "#browser/training-sheet.ts";
import { trainingPageWords } from "#browser/training-words.ts";
import { escaped } from "#core/html.ts";
import { isPassed } from "#core/progress.ts";

const TRAINING = await trainingPageWords();

/** `<kb-training>` around the list of paths: how far the reader is in each, and what is due. */
class Paths extends TrainingPage {
  override connectedCallback(): void {
    super.connectedCallback();
    const place = partIn(this, "bring");
    if (place) bringProgress(place, { training: TRAINING, locale: pageLocale(), sheet: askedTraining });
  }

  protected show(drawing: TrainingDrawing): void {
    for (const path of drawing.sheet.paths) {
      const card = this.querySelector(`[data-path="${CSS.escape(path.id)}"]`);
      if (card) showCard(card, ownPath(path, drawing), drawing.view);
    }
  }
}

function showCard(card: Element, own: OwnPath, view: LessonView): void {
  const { path, standing, stale, isBegun } = own;
  const page = view.to(`/training/${path.id}/`);
  drawPart(
    partIn(card, "standing"),
    escaped(isBegun ? standingText(view, standing) : view.training.paths.notBegun),
  );
  card.querySelector("progress")?.setAttribute("value", String(standing.done));
  drawPart(partIn(card, "changed"), changedLink(view, stale, `${page}#changed`));
  const go = partIn(card, "go");
  if (!(go instanceof HTMLAnchorElement)) return;
  const [words, href] = wayOn(own, view, page);
  go.href = href;
  drawPart(partIn(card, "go"), `${escaped(words)}<span class="vh">: ${escaped(path.title)}</span>`);
}

function wayOn(own: OwnPath, view: LessonView, page: string): [words: string, href: string] {
  const { path, standing, isBegun } = own;
  const { begin, goOn, look, ready } = view.training.paths;
  const [next] = own.open;
  if (next) return [isBegun ? goOn : begin, view.to(`/training/${path.id}/${next.id}/`)];
  return isPassed(standing.score, path.pass) ? [ready, `${page}certificate/`] : [look, page];
}

customElements.define("kb-training", Paths);
