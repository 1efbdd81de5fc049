import { draw } from "#browser/drawn-nodes.ts";
import "#browser/elsewhere-list.ts";
import { Choice } from "#browser/choice.ts";

const WIDE = "(min-width: 1200px)";

/** What was found: its markup, and what is said of it. */
export interface Shown {
  readonly html: string;
  readonly said: string;
  /** Said at once, once for each message; empty where nothing presses. */
  readonly alert: string;
  /** What was looked for, and the answers that are shown: the full text below shows the rest. */
  readonly words: string;
  readonly ids: readonly string[];
  /** How many there are, in words: the way back to them from an answer. */
  readonly count: string;
}

/** The customer's message as it is shown while a result is chosen, counted from 0. */
export type MessageFor = (index: number) => string;

/**
 * Where the box shows what it found: in place of the list in the left column where a page has one and room for
 * it, else in a panel below the box.
 */
export class Results {
  readonly choice: Choice;
  readonly #section = document.createElement("section");
  readonly #list = document.createElement("div");
  readonly #elsewhere = document.createElement("kb-elsewhere");
  readonly #status = document.createElement("p");
  readonly #alert = document.createElement("p");
  readonly #box: HTMLElement;
  /** What stands in each part: the same drawn again would lose what was read and selected. */
  readonly #drawn = new WeakMap<Element, string>();
  /** The customer's message that is shown. */
  #shown = "";
  #message: MessageFor = () => "";
  #found = "";

  constructor(box: HTMLElement, input: HTMLInputElement) {
    this.#box = box;
    this.choice = new Choice(this.#section, input, (index) => this.#markMessage(index));
    this.#section.className = "found";
    this.#section.setAttribute("aria-label", box.dataset.label ?? "");
    for (const [part, role] of [
      [this.#status, "status"],
      [this.#alert, "alert"],
    ] as const) {
      part.className = "vh";
      part.setAttribute("role", role);
    }
    // The focus stays in the box, so that a panel is still there when the pointer lets go.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    Object.assign(this.#elsewhere.dataset, { root: box.dataset.root, base: box.dataset.base });
    this.#section.append(this.#list, this.#elsewhere);
    box.append(this.#status, this.#alert);
    this.hide();
  }

  /** Calls `redraw` when the results have to move between column and panel. */
  onMove(redraw: () => void): void {
    matchMedia(WIDE).addEventListener("change", redraw);
  }

  /** What was looked for. */
  get words(): string {
    return this.#elsewhere.query;
  }

  /** Shows what the customer wrote at once, where another message stands; its marks come with what is found. */
  keepMessage(message: string, html: () => string): void {
    const part = this.#messagePart();
    if (message === this.#shown && part?.hasChildNodes()) return;
    this.#shown = message;
    this.#message = html;
    this.#markMessage(0);
  }

  /** Shows what was found in place of the page's own list, with the customer's message above it. */
  show(shown: Shown, message: MessageFor): void {
    this.#message = message;
    this.#markMessage(0);
    if (this.#hasRoom()) this.#fill(shown);
    else this.hide();
    this.#nameBack(shown.count);
  }

  #fill({ html, said, alert, words, ids }: Shown): void {
    const chosen = words === this.#elsewhere.query ? this.choice.chosenId() : undefined;
    this.#draw(this.#list, this.#isPanel() ? `<div data-part="message"></div>${html}` : html);
    this.#markMessage(0);
    this.#elsewhere.query = words;
    this.#elsewhere.without = ids;
    this.#section.hidden = false;
    // The same results drawn again say nothing over what was said since.
    if (said !== this.#found) this.say(said, true);
    this.#found = said;
    if (this.#alert.textContent !== alert) this.#alert.textContent = alert;
    this.#place();
    this.choice.renew(chosen);
  }

  /** Takes the results away; the page's own list comes back. */
  hide(): void {
    this.#section.hidden = true;
    this.#draw(this.#list, "");
    this.#elsewhere.query = "";
    this.say("", true);
    this.#found = "";
    this.#alert.textContent = "";
    this.#place();
    this.choice.renew(undefined);
  }

  /** Says something of the results, for those who listen only or for all. */
  say(said: string, isQuiet = false): void {
    this.#status.textContent = said;
    this.#status.classList.toggle("vh", isQuiet);
  }

  /** The focus has left: a panel lies over the page and goes with it, results in the column stay. */
  leave(): void {
    if (this.#isPanel() && !this.#hasRoom()) this.hide();
  }

  /** What is pressed among the results and beside the message. */
  onAct(act: (name: string) => void): void {
    document.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-act]");
      const isOwn = button?.closest(".found, .col-list > [data-part='message']");
      if (isOwn) act(button?.dataset.act ?? "");
    });
  }

  /** In the message stands what the chosen result says, too. */
  #markMessage(index: number): void {
    const html = this.#message(index);
    for (const part of [this.#messagePart(), this.#list.querySelector(":scope > [data-part='message']")])
      if (part) this.#draw(part, html);
  }

  #draw(part: Element, html: string): void {
    if (this.#drawn.get(part) !== html) draw(part, html);
    this.#drawn.set(part, html);
  }

  #messagePart(): Element | null | undefined {
    return this.#column()?.querySelector(":scope > [data-part='message']");
  }

  /** On narrow screens an answer leads back to what was found, which the start page shows. */
  #nameBack(count: string): void {
    const back = document.querySelector<HTMLAnchorElement>("a[data-part='back']");
    if (!back?.lastChild) return;
    back.lastChild.textContent = count;
    back.href = this.#box.dataset.base ?? "/";
  }

  #column(): Element | null {
    return document.querySelector(".col-list");
  }

  #isPanel(): boolean {
    return !matchMedia(WIDE).matches || this.#column() === null;
  }

  /** A panel opens while the box is used, and on the start page, which has nothing better to show. */
  #hasRoom(): boolean {
    return !this.#isPanel() || this.#box.contains(document.activeElement) || document.body.matches(".home");
  }

  #place(): void {
    const column = this.#isPanel() ? null : this.#column();
    if (column && this.#section.parentElement !== column)
      column.querySelector(":scope > [data-part='message']")?.after(this.#section);
    else if (!column && this.#section.parentElement !== this.#box) this.#box.append(this.#section);
    this.#column()?.classList.toggle("finding", column !== null && !this.#section.hidden);
  }
}
