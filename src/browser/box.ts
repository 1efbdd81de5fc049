import { theCase, touchCase } from "#browser/case.ts";
import { type Finder, type FinderShown, loadFinder } from "#browser/finder.ts";
import { isComposing } from "#browser/keys.ts";
import { onNews } from "#browser/news.ts";
import { keepLanguage } from "#browser/reply-language.ts";
import { Results } from "#browser/results.ts";
import { newestOf, renewSearch } from "#browser/search-client.ts";

const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
  "aria-haspopup": "listbox",
};

/** Loads what the box looks words up in and makes it a combobox; it rejects when that cannot be had. */
export async function openBox(host: HTMLElement, input: HTMLInputElement): Promise<Box> {
  const { root = "/", base = "/" } = host.dataset;
  return new Box(host, input, await loadFinder(root, base));
}

/** Loading is told of only when it takes longer than this, in milliseconds. */
const PATIENCE = 200;

/** The one box at work: finds while something is typed, else what the customer wrote; is led by the arrow keys. */
export class Box {
  readonly #host: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #results: Results;
  readonly #finder: Finder;
  readonly #look: (message: string) => Promise<FinderShown | undefined>;
  /** The look-up that was asked for last; whoever opens a result waits for it. */
  #latest: Promise<void> = Promise.resolve();

  constructor(host: HTMLElement, input: HTMLInputElement, finder: Finder) {
    [this.#host, this.#input, this.#finder] = [host, input, finder];
    this.#look = newestOf((message: string) => finder.look(input.value.trim(), message));
    this.#results = new Results(host, input);
    for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
    input.addEventListener("focus", () => this.update());
    input.addEventListener("input", () => this.update());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    // The focus has moved on only after this.
    host.addEventListener("focusout", () => setTimeout(() => this.#results.leave()));
    this.#results.onMove(() => this.update());
    this.#results.onAct((name) => void this.#acted(name));
    const renew = () => void this.#renewed();
    onNews(renew);
    addEventListener("online", renew);
    this.update();
  }

  /** Opens the chosen result, else the first, once it is known which that is. */
  async open(): Promise<void> {
    touchCase();
    await this.#latest;
    this.#results.choice.link()?.click();
  }

  /** Shows what there is for the words in the box, else for the customer's message. */
  update(): void {
    this.#latest = this.#updated();
  }

  async #updated(): Promise<void> {
    const { message } = theCase();
    this.#results.keepMessage(message, () => this.#finder.message(message));
    const telling = setTimeout(() => this.#tell("loading"), PATIENCE);
    try {
      const shown = await this.#look(message);
      if (!shown) return;
      this.#tell("");
      if (shown.found) this.#results.show(shown.found, shown.message);
      else this.#results.hide();
    } catch {
      this.#results.hide();
      this.#tell("failed");
    } finally {
      clearTimeout(telling);
    }
  }

  /** Shows one of the sentences below the box, or none. */
  #tell(name: "loading" | "failed" | ""): void {
    for (const part of this.#host.querySelectorAll<HTMLElement>(":scope > [data-part]"))
      part.hidden = part.dataset.part !== name;
  }

  /** Takes over what a newer build can find; without a network what is known goes on. */
  async #renewed(): Promise<void> {
    try {
      await renewSearch(this.#host.dataset.root ?? "/");
      this.update();
    } catch {
      // The next news, or the network's return, asks again.
    }
  }

  /** While an input method composes, its keys are its own. */
  #pressed(event: KeyboardEvent): void {
    if (isComposing(event) || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.ctrlKey && event.key === "Enter") void this.#copyChosen();
    else if (event.ctrlKey) return;
    else if (event.key === "ArrowDown") this.#results.choice.move(1);
    else if (event.key === "ArrowUp") this.#results.choice.move(-1);
    else if (event.key === "Escape") this.#escape();
    else return;
    event.preventDefault();
  }

  /** Copies the chosen answer's reply where it lies, or opens it where that cannot be. */
  async #copyChosen(): Promise<void> {
    await this.#latest;
    const link = this.#results.choice.link();
    if (!link) return;
    // Whom to turn to stands before what is written, where somebody may be in danger.
    if ("urgent" in link.dataset) return this.open();
    const { copiedFrom } = await import("#browser/quick-copy.ts");
    const said = await copiedFrom(link.href);
    if (said === undefined) await this.open();
    else this.#results.say(said);
  }

  /** What can be done beside the results. */
  async #acted(name: string): Promise<void> {
    if (name === "search-again") {
      await this.#renewed();
      this.update();
    }
    if (name === "keep-language") keepLanguage();
    if (name === "keep-topic") {
      // What is being typed may be newer than what was found last.
      const { askToKeep } = await import("#browser/unanswered-form.ts");
      this.#results.say(await askToKeep(this.#input.value.trim() || this.#results.words));
    }
    if (name === "stack") {
      const { stackFound } = await import("#browser/stack-found.ts");
      this.#results.say(await stackFound(this.#results.choice.asked()));
    }
  }

  /** The first Escape clears, the second leaves. */
  #escape(): void {
    if (this.#input.value === "") this.#input.blur();
    this.#input.value = "";
    this.update();
  }
}
