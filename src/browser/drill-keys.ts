import { isComposing } from "#browser/keys.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Lets numbers choose among the `[data-choice]` of an element while it has the focus, and arrows go through them. */
export function listenToChoices(element: HTMLElement, choose: (choice: number) => void): void {
  element.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const options = [...element.querySelectorAll<HTMLElement>("[data-choice]")];
    const number = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
    const step = STEPS[event.key];
    if (options[number - 1] && !event.repeat) choose(number - 1);
    else if (step !== undefined && options.length > 0) stepped(options, step);
    else return;
    event.preventDefault();
  });
}

function stepped(options: readonly HTMLElement[], step: number): void {
  const at = options.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : options.length - 1) : at + step;
  options[(next + options.length) % options.length]?.focus();
}
