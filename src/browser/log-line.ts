import { draw, drawnNodes } from "#browser/drawn-nodes.ts";
import { actsHtml } from "#browser/log-acts-view.ts";
import { factsOf } from "#browser/unread-lines.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { nearTime } from "#core/near-time.ts";
import type { ChangeFacts } from "#core/unread.ts";
import { type AllWords, filled } from "#words/text.ts";

/** A line of the log on the page, with what it says of its change. */
export interface LogLine {
  readonly element: HTMLElement;
  readonly facts: ChangeFacts;
}

/** What a line is to its reader. */
export interface LineState {
  readonly isUnread: boolean;
  readonly awaits: boolean;
  /** When its reader acknowledged it. */
  readonly acknowledged?: Instant | undefined;
}

/** What lines are drawn in. */
export type LineView = Surroundings & { readonly words: AllWords; readonly now: Instant };

/** The lines of a list, in its order. */
export function linesIn(list: Element): LogLine[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > [data-change]")].flatMap((element) => {
    const facts = factsOf(element);
    return facts ? [{ element, facts }] : [];
  });
}

/** Shows what a line is to its reader: what waits for them is open and says what they can do. */
export function showLine(view: LineView, { element, facts }: LogLine, state: LineState): void {
  const drawn = JSON.stringify(state);
  const before = element.dataset.drawn;
  if (before === drawn) return;
  element.dataset.drawn = drawn;
  const waits = state.isUnread || state.awaits;
  element.toggleAttribute("data-unread", state.isUnread);
  const details = element.querySelector<HTMLDetailsElement>("details.ab");
  if (details && (before === undefined || element.hasAttribute("data-waits") !== waits)) details.open = waits;
  element.toggleAttribute("data-waits", waits);
  element.querySelector(".acts")?.remove();
  const href = element.querySelector("header a")?.getAttribute("href") ?? "";
  const acts = waits ? actsHtml(view, { kind: element.dataset.kind ?? "", href, awaits: state.awaits }) : "";
  if (acts) element.querySelector("header")?.append(drawnNodes(acts));
  if (facts.acknowledge) sayAcknowledged(view, element, state.acknowledged);
}

function sayAcknowledged(view: LineView, element: HTMLElement, at: Instant | undefined): void {
  const state = element.querySelector("[data-state='acknowledge']");
  if (!state) return;
  const { words, now, locale } = view;
  const text =
    at === undefined
      ? words.state.acknowledge
      : filled(words.change.acknowledged, { time: nearTime(at, now, deviceZone(), locale) });
  draw(state, icon(view, at === undefined ? "note" : "current") + escaped(text));
}
