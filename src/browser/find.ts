import type { Box } from "#browser/box.ts";
import { onCase, takeMessage, theCase } from "#browser/case.ts";
import { isTyping } from "#browser/keys.ts";
import { VISITED } from "#browser/visit.ts";
import { isMessage } from "#core/case.ts";

/** Loading is told of only when it takes longer than this. */
const PATIENCE = 200;

/**
 * `<kb-find>` around the one box: loads with its first focus what looks words up (`box.ts`), and takes what is
 * pasted, in the box or anywhere on the page where nobody types, for the customer's message. Neither becomes a
 * part of an address, and neither is stored.
 */
class Find extends HTMLElement {
  #input!: HTMLInputElement;
  #box: Promise<Box> | undefined;
  #isBound = false;
  /** From then on the box tells by itself. */
  #isOpen = false;
  /** The part of the case that decides what is shown: letters typed into a field do not. */
  #followed = "";

  connectedCallback(): void {
    // Pages take each other's place around this element, which is connected anew each time.
    if (this.#isBound) return;
    this.#isBound = true;
    const input = this.querySelector("input");
    if (!input) throw new Error("<kb-find> holds no box.");
    this.#input = input;
    input.addEventListener("focus", () => void this.#opened());
    input.addEventListener("input", () => void this.#opened());
    this.addEventListener("submit", (event) => void this.#submitted(event));
    this.querySelector("button")?.addEventListener("click", () => input.focus());
    document.addEventListener("paste", (event) => this.#pasted(event));
    onCase(() => void this.#follow());
    document.addEventListener(VISITED, () => {
      this.#followed = "";
      void this.#follow();
    });
  }

  /** The box with everything it needs, loaded once; after a failure, which is told, the next try loads it again. */
  async #opened(): Promise<Box | undefined> {
    if (this.#isOpen) return this.#box;
    const waiting = setTimeout(() => this.#tell("loading"), PATIENCE);
    try {
      this.#box ??= import("#browser/box.ts").then(({ openBox }) => openBox(this, this.#input));
      const box = await this.#box;
      this.#isOpen = true;
      this.#tell("");
      return box;
    } catch {
      this.#box = undefined;
      this.#tell("failed");
      return undefined;
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Another page or another case: what is found is shown there too. */
  async #follow(): Promise<void> {
    const { message, channel, locale } = theCase();
    const followed = [message, channel, locale].join("\0");
    if (followed === this.#followed || !(this.#box || message)) return;
    this.#followed = followed;
    (await this.#opened())?.update();
  }

  /** A message goes to the case and leaves the box empty for words; anything else stays where it was pasted. */
  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const isHere = event.target === this.#input;
    if (!isMessage(text) || (!isHere && isTyping(event.target)) || event.defaultPrevented) return;
    event.preventDefault();
    this.#input.value = "";
    takeMessage(text);
    this.#input.focus();
  }

  /** Shows one of the sentences below the box, as long as there is something to look up. */
  #tell(name: "loading" | "failed" | ""): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-part]")) {
      part.hidden = part.dataset.part !== name || (this.#input.value.trim() || theCase().message) === "";
    }
  }

  async #submitted(event: Event): Promise<void> {
    event.preventDefault();
    await (await this.#opened())?.open();
  }
}

customElements.define("kb-find", Find);
