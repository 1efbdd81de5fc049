import { icon, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { type LessonProgress, scoreOf, type TaskResult } from "#core/progress.ts";
import { shortTime } from "#core/when.ts";
import { counted, filled, type TrainingWords, type UseWords } from "#words/text.ts";

/** What the parts of a lesson that tell of progress are drawn with. */
export interface LessonView extends Surroundings<UseWords> {
  readonly training: TrainingWords;
}

/** How a task went, as icon and word; nothing while it is open. */
export function taskStateHtml(view: LessonView, kind: string, result: TaskResult | undefined): string {
  if (!result) return "";
  const { right, asked, own } = result;
  const { lesson, write, finish } = view.training;
  const isChoice = kind === "quiz" || kind === "scenario";
  const isRight = right === asked;
  if (isChoice) return stateHtml(view, isRight, isRight ? lesson.rightFirst : lesson.wrongFirst);
  if (asked > 0) return stateHtml(view, true, filled(finish.score, { right, asked }));
  return stateHtml(view, true, own ? filled(write.marked, { mark: write.marks[own] }) : lesson.didIt);
}

function stateHtml(view: LessonView, isRight: boolean, text: string): string {
  const [name, state] = isRight ? ["current", "current"] : ["cross", "tried"];
  return `<span class="state" data-state="${state}">${icon(view, name)}${escaped(text)}</span>`;
}

/** What stands at the end of a lesson that was finished. */
export function endHtml(view: LessonView, own: LessonProgress | undefined, now: string): string {
  if (own?.done === undefined) return "";
  const { finish } = view.training;
  const time = shortTime(own.done, now, view.timeZone, view.locale);
  const { right, asked } = scoreOf([own]);
  const score = asked > 0 ? ` ${filled(finish.score, { right, asked })}` : "";
  return `<p class="done">${icon(view, "current")} ${escaped(filled(finish.done, { time }) + score)}</p>`;
}

/** A task that is open, to be gone to. */
export interface OpenTask {
  readonly number: number;
  readonly kind: string;
  /** How it begins. */
  readonly about: string;
}

/** The tasks that are open, each as a button that goes there. */
export function openHtml({ training, locale }: LessonView, tasks: readonly OpenTask[]): string {
  const kinds: Readonly<Record<string, string>> = training.finish.kinds;
  const rows = tasks.map(({ number, kind, about }) => {
    const words = [kinds[kind] ?? kind, about].filter(Boolean).join(": ");
    return `<li><button class="linkish" type="button" data-go="${number}">${escaped(words)}</button></li>`;
  });
  return `<li class="lead">${escaped(counted(training.finish.stillOpen, tasks.length, locale))}</li>${rows.join("")}`;
}
