import type { OutlineLesson } from "#core/package-outline.ts";
import { lessonState, type PackageState } from "#core/package-state.ts";
import type { PackWords } from "#words/text.ts";

/** A lesson of the page, and what to call when a task of it was done. */
export interface TaskPlace {
  readonly section: HTMLElement;
  readonly lesson: OutlineLesson;
  readonly words: PackWords["package"];
  /** Takes a task's number and what to keep of it. */
  readonly done: (number: number, value: string) => void;
}

/** The tasks of a lesson in the page, in the order of its outline. */
export function tasksIn(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>("[data-task]")];
}

/** Lets the tasks of a lesson tell when they are done. */
export function watchTasks(place: TaskPlace): void {
  tasksIn(place.section).forEach((task, number) => {
    const done = (value: string) => place.done(number, value);
    if (task.dataset.task === "choose") watchChoice(task, done);
    else if (task.dataset.task === "write") watchWriting(task, `${place.lesson.id}-${number}`, done);
    else watchList(task, done);
  });
}

function watchChoice(task: HTMLElement, done: (value: string) => void): void {
  optionsIn(task).forEach((option, number) => {
    option.addEventListener("toggle", () => option.open && done(String(number)));
  });
}

function watchWriting(task: HTMLElement, name: string, done: (value: string) => void): void {
  const compare = task.querySelector<HTMLDetailsElement>("[data-part='compare']");
  const marks = task.querySelector<HTMLElement>("[data-part='marks']");
  compare?.addEventListener("toggle", () => marks?.toggleAttribute("hidden", !compare.open));
  radiosIn(task).forEach((radio, number) => {
    radio.name = name;
    radio.addEventListener("change", () => done(String(number)));
  });
}

function watchList(task: HTMLElement, done: (value: string) => void): void {
  task.addEventListener("change", () =>
    done(
      boxesIn(task)
        .map((box) => Number(box.checked))
        .join(""),
    ),
  );
}

/** Closes and empties what a reader opened and wrote in a lesson. */
export function emptyTasks(section: HTMLElement): void {
  for (const opened of section.querySelectorAll<HTMLDetailsElement>("details[open]")) opened.open = false;
  for (const box of section.querySelectorAll("textarea")) box.value = "";
}

/** Shows what of a lesson is kept. */
export function showTasks({ section, lesson, words }: TaskPlace, state: PackageState): void {
  const { tasks } = lessonState(state, lesson);
  tasksIn(section).forEach((task, number) => {
    const value = tasks[number] ?? "";
    if (task.dataset.task === "choose") showChoice(task, value, words);
    else if (task.dataset.task === "write") showWriting(task, value);
    else for (const [at, box] of boxesIn(task).entries()) box.checked = value[at] === "1";
  });
}

function showChoice(task: HTMLElement, value: string, words: PackWords["package"]): void {
  const chosen = value === "" ? undefined : Number(value);
  optionsIn(task).forEach((option, number) => {
    const isFirst = number === chosen;
    if (isFirst) option.open = true;
    else if (chosen === undefined) option.open = false;
    option.toggleAttribute("data-first", isFirst);
    const summary = option.querySelector("summary");
    let mark = option.querySelector<HTMLElement>("summary > small");
    if (!mark && isFirst) {
      mark = document.createElement("small");
      summary?.append(" ", mark);
    }
    if (mark) mark.textContent = isFirst ? words.chosen : "";
  });
  const because = task.querySelector<HTMLDetailsElement>("[data-part='because']");
  if (!because) return;
  because.hidden = chosen === undefined;
  because.open = chosen !== undefined;
}

function showWriting(task: HTMLElement, value: string): void {
  const compare = task.querySelector<HTMLDetailsElement>("[data-part='compare']");
  if (compare && value !== "") compare.open = true;
  task.querySelector("[data-part='marks']")?.toggleAttribute("hidden", !compare?.open);
  for (const [number, radio] of radiosIn(task).entries()) radio.checked = value === String(number);
}

function optionsIn(task: HTMLElement): HTMLDetailsElement[] {
  return [...task.querySelectorAll<HTMLDetailsElement>("[data-option] > details")];
}

function radiosIn(task: HTMLElement): HTMLInputElement[] {
  return [...task.querySelectorAll<HTMLInputElement>("input[type='radio']")];
}

function boxesIn(task: HTMLElement): HTMLInputElement[] {
  return [...task.querySelectorAll<HTMLInputElement>("input[type='checkbox']")];
}
