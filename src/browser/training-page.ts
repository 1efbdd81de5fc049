import { deviceNow } from "#browser/clock.ts";
import type { LessonView } from "#browser/lesson-view.ts";
import { surroundings, useWords } from "#browser/page.ts";
import { changedText } from "#browser/path-view.ts";
import { keepLesson, keptProgress, PROGRESS_CHANGED } from "#browser/progress.ts";
import { drawnOften } from "#browser/ticking.ts";
import { askedTraining } from "#browser/training-sheet.ts";
import { trainingPageWords } from "#browser/training-words.ts";
import { icon } from "#browser/view.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import { type Standing, standingIn, standingOf } from "#core/progress.ts";
import { caughtUp, type StaleLesson, staleLessons } from "#core/stale-lessons.ts";
import type { SheetLesson, SheetPath, TrainingSheet } from "#core/training-sheet.ts";

const [WORDS, TRAINING] = await Promise.all([useWords(), trainingPageWords()]);

/** What a page of training is drawn from at a minute. */
export interface TrainingDrawing {
  readonly view: LessonView;
  readonly sheet: TrainingSheet;
  readonly now: string;
}

/** How far the reader is in one path. */
export interface OwnPath {
  readonly path: SheetPath;
  readonly standing: Standing;
  readonly stale: readonly StaleLesson[];
  /** Lessons that are not finished, in order. */
  readonly open: readonly SheetLesson[];
  /** Whether something of it was done. */
  readonly isBegun: boolean;
}

/** How far the reader is in a path, by what this device kept. */
export function ownPath(path: SheetPath, { sheet, now }: TrainingDrawing): OwnPath {
  const progress = keptProgress();
  const own = (lesson: SheetLesson) => standingIn(progress[lesson.key], lesson.shape);
  return {
    path,
    standing: standingOf(progress, path.lessons),
    stale: staleLessons(progress, sheet, now).filter((one) => one.path === path.id),
    open: path.lessons.filter((lesson) => own(lesson)?.done === undefined),
    isBegun: path.lessons.some((lesson) => own(lesson) !== undefined),
  };
}

/** That answers changed since, as a link to them; nothing where none did. */
export function changedLink(view: LessonView, stale: readonly StaleLesson[], href: string): string {
  const text = changedText(view, stale);
  return text && `<a href="${escaped(href)}">${icon(view, "changed")} ${escaped(text)}</a>`;
}

/** A page that tells of progress by the device's clock: the paths, or one of them. */
export abstract class TrainingPage extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-act='caught-up']");
      if (button) void this.#catchUp(button.dataset.key ?? "");
    });
    this.#stop = drawnOften(() => void this.#draw(), [PROGRESS_CHANGED]);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  /** Without the sheet the page stays as it is, with every way into the lessons. */
  async #draw(): Promise<void> {
    const sheet = await askedTraining().catch(() => undefined);
    if (!sheet || !this.isConnected) return;
    const view = { ...surroundings(WORDS, deviceZone(), this.dataset.base), training: TRAINING };
    this.show({ view, sheet, now: deviceNow() });
    this.dataset.ready = "";
  }

  protected abstract show(drawing: TrainingDrawing): void;

  async #catchUp(key: string): Promise<void> {
    const sheet = await askedTraining();
    const own = keptProgress()[key];
    const lesson = sheet.paths.flatMap(({ lessons }) => lessons).find((one) => one.key === key);
    if (!own || !lesson) return;
    keepLesson(key, caughtUp(own, lesson, sheet, deviceNow()));
    await this.#draw();
    const next =
      this.querySelector<HTMLElement>("[data-act='caught-up']") ?? this.querySelector<HTMLElement>("h1");
    next?.focus();
  }
}
