import type { Box } from "#browser/box.ts";

/** Loading is told of only when it takes longer than this. */
const PATIENCE = 200;

/**
 * `<kb-find>` around the one box: comes to it at `/`, and loads with its first focus what looks words up
 * (`box.ts`). What is typed lives in the box only: it becomes no part of an address and is not stored.
 */
class Find extends HTMLElement {
  #input!: HTMLInputElement;
  #box: Promise<Box> | undefined;

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input) throw new Error("<kb-find> holds no box.");
    this.#input = input;
    input.addEventListener("focus", () => void this.#opened());
    input.addEventListener("input", () => void this.#opened());
    this.addEventListener("submit", (event) => void this.#submitted(event));
    this.querySelector("button")?.addEventListener("click", () => input.focus());
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** The box with everything it needs, loaded once; after a failure, which is told, the next try loads it again. */
  async #opened(): Promise<Box | undefined> {
    const waiting = setTimeout(() => this.#tell("loading"), PATIENCE);
    try {
      this.#box ??= import("#browser/box.ts").then(({ openBox }) => openBox(this, this.#input));
      const box = await this.#box;
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

  /** Shows one of the sentences below the box, as long as there is something to look up. */
  #tell(name: "loading" | "failed" | ""): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-part]")) {
      part.hidden = part.dataset.part !== name || this.#input.value.trim() === "";
    }
  }

  async #submitted(event: Event): Promise<void> {
    event.preventDefault();
    (await this.#opened())?.open();
  }

  /** `/` comes to the box, by its place or its character, but never while somebody types elsewhere. */
  #pressed(event: KeyboardEvent): void {
    const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    if (!isSlash || !isPlain(event) || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }
}

/** Whether a key was meant as such: no input method is composing, and no other key turns it into something else. */
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
