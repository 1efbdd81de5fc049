import { isComposing, isTyping } from "#browser/keys.ts";
import { isShown } from "#browser/log-looks.ts";

/** The arrow keys go from change to change, Enter opens one, and the key beside its button marks it. */
export function leadByKeys(log: HTMLElement, signal: AbortSignal): void {
  document.addEventListener("keydown", (event) => pressed(log, event), { signal });
  log.addEventListener("focusin", () => showKey(log), { signal });
}

function pressed(log: HTMLElement, event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (target instanceof HTMLInputElement || isTyping(target)) return;
  if (document.querySelector(":popover-open, dialog[open]")) return;
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const isDone = step !== 0 ? moved(log, step) : key === "Enter" && opened(target);
  if (isDone) event.preventDefault();
}

function moved(log: HTMLElement, step: 1 | -1): boolean {
  const lines = shownLines(log);
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const next = at < 0 ? lines[step > 0 ? 0 : -1] : lines[at + step];
  if (!next) return false;
  focusLine(next);
  return true;
}

/** Puts the cursor on a line, and the line into view. */
export function focusLine(line: HTMLElement): void {
  const article = line.querySelector<HTMLElement>("article");
  article?.focus({ preventScroll: true });
  article?.scrollIntoView({ block: "nearest" });
}

function opened(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !target.matches("article.change")) return false;
  const details = target.querySelector<HTMLDetailsElement>("details.ab");
  if (details && !details.open) details.open = true;
  else target.querySelector<HTMLElement>("header a")?.click();
  return true;
}

/** The lines that are listed now, in the order they stand. */
export function shownLines(log: HTMLElement): HTMLElement[] {
  return [...log.querySelectorAll<HTMLElement>(".log > [data-change]")].filter(isShown);
}

/** The line the key is for: the one with the cursor in it, else the first that waits. */
function currentLine(log: HTMLElement): HTMLElement | undefined {
  const lines = shownLines(log);
  const focused = lines.find((line) => line.contains(document.activeElement));
  return focused ?? lines.find((line) => line.hasAttribute("data-waits"));
}

/** Shows the key at the button that it presses, and only there. */
export function showKey(log: HTMLElement): void {
  const button = currentLine(log)?.querySelector<HTMLElement>(".acts button");
  for (const other of log.querySelectorAll<HTMLElement>(".acts button"))
    if (other !== button) delete other.dataset.key;
  if (button) button.dataset.key = "a";
  for (const key of log.querySelectorAll<HTMLElement>(".acts kbd")) key.hidden = key.parentElement !== button;
}
