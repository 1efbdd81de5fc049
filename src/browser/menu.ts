import { HABIT_CHANGED, savedHabit } from "#browser/habit.ts";
import { filled } from "#words/text.ts";

/**
 * `<kb-menu data-plain data-signed popover>`: the menu. Its button shows the agent's initials, and what keeps
 * the preferences is loaded when the menu is first opened.
 */
class Menu extends HTMLElement {
  readonly #draw = () => this.#sign();

  connectedCallback(): void {
    this.addEventListener("beforetoggle", () => void import("#browser/preferences.ts"));
    document.addEventListener(HABIT_CHANGED, this.#draw);
    this.#sign();
  }

  disconnectedCallback(): void {
    document.removeEventListener(HABIT_CHANGED, this.#draw);
  }

  /** The letters come from a custom property, so that public/before-paint.js can show them before this runs. */
  #sign(): void {
    const { plain = "", signed = "" } = this.dataset;
    const { initials } = savedHabit();
    const { dataset, style } = document.documentElement;
    if (initials === undefined) delete dataset.signed;
    else dataset.signed = "";
    style.setProperty("--initials", JSON.stringify(initials ?? ""));
    const label = initials === undefined ? plain : filled(signed, { initials });
    document.querySelector(".me")?.setAttribute("aria-label", label);
  }
}

customElements.define("kb-menu", Menu);
