import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { focusLine, shownLines } from "#browser/log-keys.ts";
import type { LineView } from "#browser/log-line.ts";
import { noteAcknowledged, noteRead } from "#browser/reader.ts";
import { factsOf } from "#browser/unread-lines.ts";
import { escaped } from "#core/html.ts";
import type { ChangeFacts } from "#core/unread.ts";
import { counted, filled } from "#words/text.ts";

let undo: (() => void) | undefined;

/** Does what a button of the log says; `unread` is everything that is unread, on other pages too. */
export function doAct(
  log: HTMLElement,
  view: LineView,
  button: HTMLElement,
  unread: readonly ChangeFacts[],
): void {
  const { act } = button.dataset;
  const line = button.closest<HTMLElement>("[data-change]");
  const facts = line && factsOf(line);
  if (act === "read-all") markRead(log, view, unread);
  else if (act === "undo") takeBack(log, view);
  else if (!line || !facts) return;
  else {
    const lines = shownLines(log);
    const next = lines.slice(lines.indexOf(line) + 1).find((other) => other.hasAttribute("data-waits"));
    if (act === "read") markRead(log, view, [facts]);
    else if (act === "acknowledge") acknowledgeLine(log, view, line, facts);
    // The button is gone now: the cursor goes on to what waits next.
    focusLine(next ?? line);
  }
}

function markRead(log: HTMLElement, { words, locale }: LineView, changes: readonly ChangeFacts[]): void {
  undo = noteRead(changes, deviceNow());
  tell(log, counted(words.log.marked, changes.length, locale), words.log.undo);
}

function acknowledgeLine(log: HTMLElement, { words }: LineView, line: HTMLElement, facts: ChangeFacts): void {
  noteAcknowledged(facts, deviceNow());
  const title = line.querySelector(".says")?.textContent ?? "";
  tell(log, filled(words.log.acknowledgedNow, { title }));
}

function takeBack(log: HTMLElement, { words }: LineView): void {
  undo?.();
  undo = undefined;
  tell(log, words.log.undone);
  log.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

function tell(log: HTMLElement, text: string, more?: string): void {
  const told = log.querySelector("[data-part='told']");
  const button = more && ` <button class="linkish" type="button" data-act="undo">${escaped(more)}</button>`;
  if (told) draw(told, escaped(text) + (button ?? ""));
}
