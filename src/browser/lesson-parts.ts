import type { OpenTask } from "#browser/lesson-view.ts";

/** So many letters tell a task from the others. */
const MOST_LETTERS = 70;

/** Some tasks of a lesson, by number, as they are named: by their kind and how they begin. */
export function namedTasks(tasks: readonly HTMLElement[], numbers: readonly number[]): OpenTask[] {
  return numbers.map((number) => {
    const task = tasks[number];
    const told = task?.querySelector("[data-part='about']");
    const first = told?.querySelector(":scope > p") ?? told;
    const words = first?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const about = words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS - 2).trimEnd()}…` : words;
    return { number, kind: task?.dataset.kind ?? "", about };
  });
}

/** Goes to a task. */
export function goToTask(task: HTMLElement | undefined): void {
  task?.scrollIntoView({ block: "center" });
  task?.focus({ preventScroll: true });
}

/** Makes every task look as if nobody had touched it. */
export function clearTasks(lesson: Element): void {
  for (const part of lesson.querySelectorAll<HTMLDetailsElement>("[data-task] details[open]"))
    part.open = false;
  for (const box of lesson.querySelectorAll<HTMLInputElement>("[data-task='check'] input"))
    box.checked = false;
  for (const part of lesson.querySelectorAll("[data-part='compared']")) part.replaceChildren();
  for (const part of lesson.querySelectorAll<HTMLTextAreaElement>("[data-part='own']")) part.value = "";
}

/** Shows a list that was ticked before as it was. */
export function tickList(task: Element): void {
  for (const box of task.querySelectorAll<HTMLInputElement>("input[type='checkbox']")) box.checked = true;
}

/** The option of a choice that was opened before anybody listened; where it was more than one, a wrong one was among them. */
export function openedOption(task: Element): HTMLElement | undefined {
  const opened = [...task.querySelectorAll<HTMLElement>("details.option[open]")];
  return opened.find(({ dataset }) => dataset.option === "wrong") ?? opened[0];
}
