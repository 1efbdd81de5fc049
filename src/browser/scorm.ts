import { LESSON_SCREEN, say, showScreen } from "#browser/scorm-screens.ts";
import { ScormSession } from "#browser/scorm-session.ts";
import { emptyTasks, showTasks, type TaskPlace, tasksIn, watchTasks } from "#browser/scorm-tasks.ts";
import type { OutlineLesson, PackageOutline } from "#core/package-outline.ts";
import {
  lessonState,
  openTasks,
  type PackageState,
  resultOf,
  resumed,
  suspended,
  withDone,
  withTask,
} from "#core/package-state.ts";
import { counted, filled, type InterfaceLocale, type PackWords } from "#words/text.ts";

/** What the page of a package carries for its script. */
export interface PackageSheet {
  readonly outline: PackageOutline;
  readonly locale: InterfaceLocale;
  readonly words: PackWords["package"];
}

// Before anything is painted: with a script one lesson is shown at a time.
document.documentElement.dataset.script = "";
document.addEventListener("DOMContentLoaded", () => new Package().begin());
// Ended visits cannot go on.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

/** The page of a package: shows one lesson at a time, keeps what was done, and tells the learning system. */
class Package {
  readonly #sheet: PackageSheet = JSON.parse(document.querySelector("#sheet")?.textContent ?? "{}");
  readonly #session = ScormSession.begun(window);
  readonly #places: readonly TaskPlace[];
  readonly #opened = performance.now();
  #state: PackageState;
  #location = "";

  constructor() {
    const { outline, words } = this.#sheet;
    this.#state = resumed(this.#session?.suspended ?? "", outline);
    this.#places = outline.lessons.flatMap((lesson) => {
      const section = document.getElementById(LESSON_SCREEN + lesson.id);
      const done = (number: number, value: string) => this.#did(lesson, number, value);
      return section ? [{ section, lesson, words, done }] : [];
    });
  }

  begin(): void {
    for (const place of this.#places) {
      watchTasks(place);
      place.section
        .querySelector("[data-act='finish']")
        ?.addEventListener("click", () => this.#finishLesson(place));
    }
    document.querySelector("[data-act='again']")?.addEventListener("click", () => this.#beginAgain());
    addEventListener("hashchange", () => this.#show(true));
    addEventListener("visibilitychange", () => document.hidden && this.#tell(true));
    addEventListener("pagehide", () => {
      this.#tell(true);
      this.#session?.finish();
    });
    const last = this.#session?.location ?? "";
    if (location.hash === "" && this.#places.some(({ lesson }) => lesson.id === last))
      history.replaceState(null, "", `#${LESSON_SCREEN}${last}`);
    this.#draw();
    this.#show(false);
    this.#tell(false);
  }

  #did(lesson: OutlineLesson, number: number, value: string): void {
    const before = this.#state;
    this.#state = withTask(before, lesson, number, value);
    if (this.#state === before) return;
    this.#draw();
    this.#tell(false);
  }

  #finishLesson({ section, lesson }: TaskPlace): void {
    const [open] = openTasks(this.#state, lesson);
    this.#state = withDone(this.#state, lesson);
    this.#draw();
    if (open !== undefined) {
      section.querySelector<HTMLElement>("[data-part='open']")?.removeAttribute("hidden");
      section.querySelector<HTMLElement>("[data-part='open'] button")?.focus();
      return;
    }
    this.#tell(true);
    const next = this.#places.find((place) => !lessonState(this.#state, place.lesson).done);
    location.hash = next ? LESSON_SCREEN + next.lesson.id : "lessons";
  }

  #beginAgain(): void {
    this.#state = {};
    for (const { section } of this.#places) emptyTasks(section);
    this.#draw();
    this.#tell(true);
    document.querySelector<HTMLDetailsElement>("[data-part='again']")?.removeAttribute("open");
    document.querySelector<HTMLElement>("h1")?.focus();
  }

  #show(isMoved: boolean): void {
    const id = showScreen(isMoved);
    const isOther = id !== this.#location;
    this.#location = id;
    if (isOther) this.#tell(true);
  }

  #tell(isKept: boolean): void {
    const { outline, words } = this.#sheet;
    const visit = {
      state: suspended(this.#state, outline),
      location: this.#location,
      millis: performance.now() - this.#opened,
    };
    const isTaken = this.#session?.tell(resultOf(this.#state, outline), visit, isKept);
    const said = isTaken === undefined ? words.alone : isTaken ? words.connected : words.unsaved;
    say("[data-part='system']", said);
  }

  #draw(): void {
    for (const place of this.#places) {
      showTasks(place, this.#state);
      const { done } = lessonState(this.#state, place.lesson);
      const link = document.querySelector<HTMLElement>(`[data-lesson='${place.lesson.id}']`);
      link?.toggleAttribute("data-done", done);
      this.#drawOpen(place);
    }
    this.#drawResult();
  }

  #drawOpen({ section, lesson }: TaskPlace): void {
    const { words, locale } = this.#sheet;
    const open = openTasks(this.#state, lesson);
    const part = section.querySelector<HTMLElement>("[data-part='open']");
    if (!part) return;
    if (open.length === 0) part.hidden = true;
    const [said, button] = [part.querySelector("span"), part.querySelector("button")];
    if (said) said.textContent = counted(words.stillOpen, open.length, locale);
    if (button)
      button.onclick = () => {
        const task = tasksIn(section)[open[0] ?? 0];
        task?.scrollIntoView({ block: "center" });
        task?.querySelector<HTMLElement>("summary, textarea")?.focus({ preventScroll: true });
      };
  }

  #drawResult(): void {
    const { outline, words } = this.#sheet;
    const { status, done, percent = 0 } = resultOf(this.#state, outline);
    const total = outline.lessons.length;
    say("[data-part='progress']", filled(words.progress, { done, total }));
    const verdict = status === "incomplete" ? "" : filled(words[status], { percent, pass: outline.pass });
    say("[data-part='result']", verdict);
    document.documentElement.dataset.status = status;
    const reported = verdict !== "" && this.#session ? words.reported : "";
    say("[data-part='reported']", reported);
    const begin = document.querySelector<HTMLAnchorElement>("[data-act='begin']");
    const next = outline.lessons.find((lesson) => !lessonState(this.#state, lesson).done);
    if (!begin) return;
    begin.hidden = next === undefined;
    begin.hash = LESSON_SCREEN + (next?.id ?? "");
    begin.textContent = Object.keys(this.#state).length > 0 ? words.goOn : words.begin;
  }
}
