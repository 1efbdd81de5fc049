import { theCase, touchCase } from "#browser/case.ts";
import { type Finder, loadFinder } from "#browser/finder.ts";
import { isComposing } from "#browser/keys.ts";
import { LIST_ID, Results } from "#browser/results.ts";

const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
  "aria-controls": LIST_ID,
  "aria-haspopup": "listbox",
};

/** Loads what the box looks words up in and makes it a combobox; it rejects when that cannot be had. */
export async function openBox(host: HTMLElement, input: HTMLInputElement): Promise<Box> {
  const { root = "/", base = "/" } = host.dataset;
  return new Box(host, input, await loadFinder(root, base));
}

/** The one box at work: finds while something is typed, else what the customer wrote; is led by the arrow keys. */
export class Box {
  readonly #input: HTMLInputElement;
  readonly #results: Results;
  readonly #find: Finder;

  constructor(host: HTMLElement, input: HTMLInputElement, find: Finder) {
    this.#input = input;
    this.#find = find;
    this.#results = new Results(host, input);
    for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
    input.addEventListener("focus", () => this.update());
    input.addEventListener("input", () => this.update());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    // The focus has moved on only after this.
    host.addEventListener("focusout", () => setTimeout(() => this.#results.leave()));
    this.#results.onMove(() => this.update());
    this.update();
  }

  /** Opens the chosen result, else the first. */
  open(): void {
    touchCase();
    this.#results.chosen()?.click();
  }

  /** Shows what there is for the words in the box, else for the customer's message. */
  update(): void {
    const { message } = theCase();
    const shown = this.#find(this.#input.value.trim(), message);
    this.#results.showMessage(shown.message);
    if (shown.found) this.#results.show(shown.found, shown.message);
    else this.#results.hide();
  }

  /** While an input method composes, its keys are its own. */
  #pressed(event: KeyboardEvent): void {
    if (isComposing(event) || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.ctrlKey && event.key === "Enter") void this.#copyChosen();
    else if (event.ctrlKey) return;
    else if (event.key === "ArrowDown") this.#results.move(1);
    else if (event.key === "ArrowUp") this.#results.move(-1);
    else if (event.key === "Escape") this.#escape();
    else return;
    event.preventDefault();
  }

  /** Copies the chosen answer's reply where it lies, or opens it where that cannot be. */
  async #copyChosen(): Promise<void> {
    const link = this.#results.chosen();
    if (!link) return;
    const { copiedFrom } = await import("#browser/quick-copy.ts");
    const said = await copiedFrom(link.href);
    if (said === undefined) this.open();
    else this.#results.say(said);
  }

  /** The first Escape clears, the second leaves. */
  #escape(): void {
    if (this.#input.value === "") this.#input.blur();
    this.#input.value = "";
    this.update();
  }
}
