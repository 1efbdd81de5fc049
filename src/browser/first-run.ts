import { changeCase } from "#browser/case.ts";
import { saveHabit } from "#browser/habit.ts";
import { initialsFrom } from "#browser/initials.ts";
import { remember, remembered } from "#browser/memory.ts";

// The same name is read by public/before-paint.js, which shows the steps where they are needed.
const KEY = "first-run";

/**
 * `<kb-first-run>` around a form for each step: takes one after the other, each of which may be skipped, and
 * goes away for good with the last.
 */
class FirstRun extends HTMLElement {
  connectedCallback(): void {
    if (document.documentElement.dataset.firstRun === undefined) return;
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("click", ({ target }) => {
      if ((target as Element).closest("[data-act='skip']")) this.#go();
    });
    this.#box()?.addEventListener("focus", () => {
      if (this.isConnected && this.#step() === this.#steps().length - 1) this.#go();
    });
    this.#show();
  }

  #box(): HTMLInputElement | null {
    return document.querySelector<HTMLInputElement>("kb-find input");
  }

  #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("li")];
  }

  /** How many steps are behind. */
  #step(): number {
    return remembered(KEY, (kept) => (typeof kept === "number" ? kept : 0));
  }

  #show(): void {
    const current = this.#step();
    for (const [index, step] of this.#steps().entries()) {
      for (const part of step.querySelectorAll<HTMLElement>("form")) part.hidden = index !== current;
      if (index === current) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    this.#steps()[this.#step()]?.querySelector(".state")?.removeAttribute("hidden");
    const text = (name: string) => String(given.get(name) ?? "") || undefined;
    const initials = initialsFrom(text("initials") ?? "");
    if (given.has("initials") && initials !== "") saveHabit({ initials });
    const ways = { channel: text("channel"), locale: text("locale") };
    if (ways.channel !== undefined && ways.locale !== undefined) {
      saveHabit(ways);
      changeCase({ channel: ways.channel, locale: ways.locale });
    }
    this.#go();
  }

  #go(): void {
    remember(KEY, this.#step() + 1);
    this.#show();
    const next = this.#steps()[this.#step()]?.querySelector<HTMLElement>("input, select, button");
    if (next) {
      next.focus();
      return;
    }
    delete document.documentElement.dataset.firstRun;
    if (document.activeElement !== this.#box()) this.#box()?.focus();
  }
}

customElements.define("kb-first-run", FirstRun);
