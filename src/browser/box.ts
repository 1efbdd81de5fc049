import { type Finder, loadFinder } from "#browser/finder.ts";
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

/** The one box at work: finds while something is typed, is led by the arrow keys, opens what was found. */
export class Box {
  readonly #input: HTMLInputElement;
  readonly #results: Results;
  readonly #find: Finder;

  constructor(host: HTMLElement, input: HTMLInputElement, find: Finder) {
    this.#input = input;
    this.#find = find;
    this.#results = new Results(host, input);
    for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
    input.addEventListener("focus", () => this.#update());
    input.addEventListener("input", () => this.#update());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    host.addEventListener("focusout", () => this.#results.leave());
    this.#update();
  }

  /** Opens the chosen result, else the first. */
  open(): void {
    this.#results.open();
  }

  #update(): void {
    const typed = this.#input.value;
    if (typed.trim() === "") this.#results.hide();
    else this.#results.show(this.#find(typed));
  }

  /** While an input method composes, its keys are its own. */
  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown") this.#results.move(1);
    else if (event.key === "ArrowUp") this.#results.move(-1);
    else if (event.key === "Escape") this.#escape();
    else return;
    event.preventDefault();
  }

  /** The first Escape clears, the second leaves. */
  #escape(): void {
    if (this.#input.value === "") this.#input.blur();
    this.#input.value = "";
    this.#update();
  }
}
