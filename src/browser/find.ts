import type { Finder } from "#browser/finder.ts";
import { LIST_ID, Results, type Shown } from "#browser/results.ts";

const PATIENCE = 200;

/**
 * `<kb-find>` around the one box: looks up what is typed while it is typed. What the look-up needs is loaded
 * with the first focus. The words live in the box only: they become no part of an address and are not stored.
 */
class Find extends HTMLElement {
  #input!: HTMLInputElement;
  #results!: Results;
  #finder: Promise<Finder> | undefined;
  /** The words whose results are shown. */
  #answered: string | undefined;

  connectedCallback(): void {
    const input = this.querySelector("input");
    const form = this.querySelector("form");
    if (!input || !form) throw new Error("<kb-find> holds no box.");
    this.#input = input;
    for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
    this.#results = new Results(this, input, this.dataset.label ?? "");
    input.addEventListener("focus", () => void this.#focused());
    input.addEventListener("input", () => void this.#update());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    form.addEventListener("submit", (event) => void this.#submitted(event));
    this.addEventListener("focusout", ({ relatedTarget }) => this.#left(relatedTarget));
    this.#results.whenPressed(() => void this.#update());
    document.addEventListener("keydown", (event) => this.#summoned(event));
  }

  /** Everything the box needs, loaded once; after a failure the next try loads it again. */
  #load(): Promise<Finder> {
    this.#finder ??= this.#loaded().catch((error: unknown) => {
      this.#finder = undefined;
      throw error;
    });
    return this.#finder;
  }

  async #loaded(): Promise<Finder> {
    const { loadFinder } = await import("#browser/finder.ts");
    return loadFinder(this.dataset.root ?? "/", this.dataset.base ?? "/");
  }

  async #focused(): Promise<void> {
    // A failure is told when there is something to look up.
    await this.#load().catch(() => undefined);
    if (this.#input.value) await this.#update();
  }

  async #update(): Promise<void> {
    const typed = this.#input.value;
    this.#answered = undefined;
    if (typed.trim() === "") return this.#results.hide();
    const waiting = setTimeout(() => this.#results.show(this.#sentence("loading")), PATIENCE);
    const find = await this.#load().catch(() => undefined);
    clearTimeout(waiting);
    if (find === undefined) this.#results.show({ ...this.#sentence("failed"), keepsList: true });
    else if (typed === this.#input.value) {
      this.#results.show(find(typed));
      this.#answered = typed;
    }
  }

  #sentence(name: "loading" | "failed"): Shown {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-part="${name}"]`);
    return { html: template?.innerHTML ?? "", said: template?.content.querySelector("p")?.textContent ?? "" };
  }

  async #submitted(event: Event): Promise<void> {
    event.preventDefault();
    if (this.#answered !== this.#input.value) await this.#update();
    this.#results.open();
  }

  #pressed(event: KeyboardEvent): void {
    if (!isPlain(event) || event.shiftKey) return;
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
    void this.#update();
  }

  /** A panel lies over the page and goes away with the focus; in the column results stay. */
  #left(to: EventTarget | null): void {
    if (this.#results.isPanel && !(to instanceof Node && this.contains(to))) this.#results.hide();
  }

  /** `/` comes to the box, by its place or its character, but never while somebody types elsewhere. */
  #summoned(event: KeyboardEvent): void {
    const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    if (!isSlash || !isPlain(event) || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }
}

const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
  "aria-controls": LIST_ID,
  "aria-haspopup": "listbox",
};

/** Whether a key was meant as such: no input method is composing with it, and no other key turns it into something else. */
function isPlain(event: KeyboardEvent): boolean {
  const isComposing = event.isComposing || event.keyCode === 229;
  return !isComposing && !event.ctrlKey && !event.altKey && !event.metaKey;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

customElements.define("kb-find", Find);
