import { choicesIn, chosenIn, clearChoices, keepChoices, takeChoices } from "#browser/choices.ts";
import { savedHabit } from "#browser/habit.ts";

/** `<kb-change-log>`: shows the changes of the chosen kind and product, and knows which small ones its reader is told of. */
class ChangeLog extends HTMLElement {
  connectedCallback(): void {
    const choices = choicesIn(this);
    takeChoices(choices);
    this.#tellSmall();
    this.#filter();
    this.addEventListener("change", () => this.#filter());
    this.addEventListener("click", (event) => {
      if (!(event.target as Element).closest("[data-act='clear']")) return;
      clearChoices(choices);
      this.#filter();
    });
  }

  /** A correction in which a translation caught up is none to those who reply in that language. */
  #tellSmall(): void {
    const replyLocale = savedHabit().locale ?? this.dataset.locale ?? "";
    for (const line of this.querySelectorAll<HTMLElement>("[data-small]"))
      line.classList.toggle("small", !line.dataset.small?.split(" ").includes(replyLocale));
  }

  #filter(): void {
    const choices = choicesIn(this);
    const selects = choices.filter((choice) => choice instanceof HTMLSelectElement);
    for (const line of this.querySelectorAll<HTMLElement>(".log > li")) {
      const fits = selects.every((choice) => {
        const value = chosenIn(choice);
        return value === "" || line.dataset[choice.name]?.split(" ").includes(value);
      });
      line.classList.toggle("out", !fits);
    }
    keepChoices(choices, this.querySelectorAll<HTMLAnchorElement>("a[data-carry]"));
    const none = this.querySelector<HTMLElement>("[data-part='none']");
    const isAny = [...this.querySelectorAll<HTMLElement>(".log > li")].some(
      ({ offsetParent }) => offsetParent,
    );
    if (none) none.hidden = isAny || selects.every((choice) => chosenIn(choice) === "");
  }
}

customElements.define("kb-change-log", ChangeLog);
