import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { drawPart, partIn } from "#browser/drawn-part.ts";
import { clearTasks, goToTask, namedTasks, openedOption, tickList } from "#browser/lesson-parts.ts";
import { endHtml, type LessonView, openHtml, taskStateHtml } from "#browser/lesson-view.ts";
import { surroundings, useWords } from "#browser/page.ts";
import { keepLesson, keptProgress, PROGRESS_CHANGED } from "#browser/progress.ts";
import { trainingPageWords } from "#browser/training-words.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import {
  begunLesson,
  finishedLesson,
  type LessonProgress,
  OWN_MARKS,
  openTasks,
  standingIn,
  type TaskResult,
  withResult,
} from "#core/progress.ts";
import { learnedAt } from "#core/stale-lessons.ts";
import type { LessonSheet } from "#core/training-sheet.ts";
import { filled } from "#words/text.ts";

const [WORDS, TRAINING] = await Promise.all([useWords(), trainingPageWords()]);

/**
 * `<kb-lesson>` around a lesson: notes the first option that is opened and what else is done, sets a written reply beside
 * the approved one, and finishes the lesson. Without it everything can be read and every option opened.
 */
class Lesson extends HTMLElement {
  #sheet: LessonSheet | undefined;
  readonly #draw = () => this.#show();

  connectedCallback(): void {
    const json = this.querySelector(":scope > script[type='application/json']")?.textContent ?? "null";
    this.#sheet = (JSON.parse(json) as LessonSheet | null) ?? undefined;
    if (!this.#sheet) return;
    this.#bind();
    document.addEventListener(PROGRESS_CHANGED, this.#draw);
    for (const [number, task] of this.#tasks.entries())
      if (task.dataset.task === "check" && this.#own?.tasks[number]) tickList(task);
    this.#noteOpened();
    this.#show();
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    document.removeEventListener(PROGRESS_CHANGED, this.#draw);
  }

  #bind(): void {
    this.addEventListener("toggle", ({ target }) => this.#opened(target as HTMLElement), true);
    this.addEventListener("change", ({ target }) => this.#checked(target as HTMLElement));
    this.addEventListener("drilled", (event) => {
      const { right, asked } = (event as CustomEvent<{ right: number; asked: number }>).detail;
      this.#note(event.target as HTMLElement, { right, asked });
    });
    this.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-act], [data-go], [data-own]");
      // A drill hears its own buttons.
      if (button && !button.closest("kb-drill")) this.#pressed(button);
    });
    for (const sign of ["focusin", "input"])
      this.addEventListener(sign, ({ target }) => {
        const part = target as HTMLElement;
        if (part.dataset.part === "own")
          void import("#browser/lesson-write.ts").then(({ count }) => count(part));
      });
  }

  get #tasks(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-task]")];
  }

  /** A part of the page around the lesson's text: drills in it have parts of their own. */
  #part(name: string): HTMLElement | null {
    const around = this.querySelectorAll<HTMLElement>(":scope > .lesson-place, .lesson-end");
    return [...around].map((place) => partIn(place, name)).find((place) => place !== null) ?? null;
  }

  get #own(): LessonProgress | undefined {
    const lesson = this.#sheet?.lesson;
    return lesson && standingIn(keptProgress()[lesson.key], lesson.shape);
  }

  get #view(): LessonView {
    return { ...surroundings(WORDS, deviceZone(), this.dataset.base), training: TRAINING };
  }

  #keep(change: (own: LessonProgress, now: string) => LessonProgress): void {
    const lesson = this.#sheet?.lesson;
    if (!lesson) return;
    const now = deviceNow();
    const isKept = keepLesson(lesson.key, change(this.#own ?? begunLesson(lesson.shape, now), now));
    if (!isKept) this.#say(TRAINING.finish.unkept);
  }

  /** The result of the task around a part; what was done again after the lesson was finished counts no more. */
  #note(part: HTMLElement, result: Omit<TaskResult, "at">): void {
    const task = part.closest<HTMLElement>("[data-task]");
    const number = task ? this.#tasks.indexOf(task) : -1;
    if (number < 0 || this.#own?.done !== undefined) return;
    this.#keep((own, now) => withResult(own, number, { at: now, ...result }));
  }

  #opened(option: HTMLElement): void {
    if (!option.matches("details.option[open]")) return;
    const task = option.closest<HTMLElement>("[data-task]");
    const isFirst = task && !this.#own?.tasks[this.#tasks.indexOf(task)];
    if (isFirst) this.#note(option, { right: option.dataset.option === "right" ? 1 : 0, asked: 1 });
  }

  /** Somebody may have chosen before this script came. */
  #noteOpened(): void {
    for (const task of this.#tasks.filter(({ dataset }) => dataset.task === "choose")) {
      const option = openedOption(task);
      if (option) this.#opened(option);
    }
  }

  #checked(box: HTMLElement): void {
    const task = box.closest<HTMLElement>("[data-task='check']");
    if (task && !task.querySelector("input:not(:checked)")) this.#note(task, { right: 0, asked: 0 });
  }

  #pressed(button: HTMLElement): void {
    const { act, go, own } = button.dataset;
    const mark = OWN_MARKS.find((one) => one === own);
    if (mark) this.#marked(button, mark);
    else if (go !== undefined) goToTask(this.#tasks[Number(go)]);
    else if (act === "tried") this.#note(button, { right: 0, asked: 0 });
    else if (act === "compare") void this.#compare(button);
    else if (act === "finish") this.#finish();
    else if (act === "again" || act === "keep") this.#ask(act === "again");
    else if (act === "again-now") this.#beginAnew();
  }

  #marked(button: HTMLElement, mark: (typeof OWN_MARKS)[number]): void {
    for (const other of button.parentElement?.querySelectorAll("[data-own]") ?? [])
      other.setAttribute("aria-pressed", String(other === button));
    this.#note(button, { right: 0, asked: 0, own: mark });
  }

  async #compare(button: HTMLElement): Promise<void> {
    const task = button.closest<HTMLElement>("[data-task='write']");
    const { compare } = await import("#browser/lesson-write.ts");
    if (task) await compare(task, this.#view);
  }

  #finish(): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const open = openTasks(this.#own, this.#tasks.length);
    if (open.length > 0) this.#nameOpen(open);
    else {
      if (this.#own?.done === undefined)
        this.#keep((own, now) => finishedLesson(own, learnedAt(sheet.lesson, sheet, now), now));
      location.assign(this.dataset.next ?? "");
    }
  }

  #nameOpen(open: readonly number[]): void {
    const list = this.#part("open");
    if (!list) return;
    draw(list, openHtml(this.#view, namedTasks(this.#tasks, open)));
    list.hidden = false;
    list.querySelector("button")?.focus();
  }

  #ask(isAsked: boolean): void {
    this.#part("ask")?.toggleAttribute("hidden", !isAsked);
    this.querySelector<HTMLElement>(isAsked ? "[data-act='again-now']" : "[data-act='again']")?.focus();
  }

  #beginAnew(): void {
    this.#ask(false);
    clearTasks(this);
    this.#keep((_, now) => begunLesson(this.#sheet?.lesson.shape ?? "", now));
    scrollTo(0, 0);
    this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  #show(): void {
    const [own, tasks, view] = [this.#own, this.#tasks, this.#view];
    for (const [number, task] of tasks.entries()) this.#showTask(task, own?.tasks[number], view);
    const done = tasks.length - openTasks(own, tasks.length).length;
    drawPart(this.#part("done"), escaped(filled(TRAINING.lesson.progress, { done, total: tasks.length })));
    this.#part("bar")?.setAttribute("value", String(done));
    drawPart(this.#part("end"), endHtml(view, own, deviceNow()));
    this.querySelector("[data-act='again']")?.toggleAttribute("hidden", own?.done === undefined);
    if (done === tasks.length) this.#part("open")?.setAttribute("hidden", "");
  }

  #showTask(task: HTMLElement, result: TaskResult | undefined, view: LessonView): void {
    const state = task.querySelector(":scope > .task-head > [data-part='state']");
    drawPart(state, taskStateHtml(view, task.dataset.kind ?? "", result));
    task.toggleAttribute("data-done", result !== undefined);
    task.querySelector("[data-act='tried']")?.setAttribute("aria-pressed", String(result !== undefined));
  }

  #say(text: string): void {
    drawPart(this.#part("unkept"), escaped(text));
  }
}

customElements.define("kb-lesson", Lesson);
