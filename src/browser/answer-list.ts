import { choicesIn, chosenIn, clearChoices, keepChoices, takeChoices } from "#browser/choices.ts";

/** `<kb-answer-list>`: shows only the rows that fit what is chosen above them, counts them, and keeps the choice in the address. */
class AnswerList extends HTMLElement {
  connectedCallback(): void {
    const choices = choicesIn(this);
    takeChoices(choices);
    if (choices.some((choice) => chosenIn(choice) !== "")) this.#filter();
    this.addEventListener("change", () => this.#filter());
    this.addEventListener("click", (event) => {
      if (!(event.target as Element).closest("[data-act='clear']")) return;
      clearChoices(choices);
      this.#filter();
    });
  }

  #filter(): void {
    const choices = choicesIn(this);
    const wanted = choices.flatMap((choice) => {
      const value = chosenIn(choice);
      return value === "" ? [] : [{ name: choice.name, words: fitting(choice, value) }];
    });
    const shown = new Set<string>();
    for (const row of this.querySelectorAll<HTMLElement>(".rows > li")) {
      const fits = wanted.every(({ name, words }) => {
        const own = row.dataset[name]?.split(" ");
        return own === undefined || own.some((word) => words.includes(word));
      });
      row.classList.toggle("out", !fits);
      if (fits) shown.add(row.querySelector("a")?.href ?? "");
    }
    keepChoices(choices);
    this.#say(shown.size);
  }

  #say(count: number): void {
    const { lang } = document.documentElement;
    const form = this.dataset[new Intl.PluralRules(lang).select(count)] ?? this.dataset.other ?? "";
    const said = this.querySelector("[data-part='count']");
    if (said) said.textContent = form.replace("{n}", new Intl.NumberFormat(lang).format(count));
    const none = this.querySelector<HTMLElement>("[data-part='none']");
    if (none) none.hidden = count > 0;
  }
}

/** The words of rows that fit a choice: its value, or those its option names. */
function fitting(choice: HTMLSelectElement | HTMLInputElement, value: string): string[] {
  const option = choice instanceof HTMLSelectElement ? choice.selectedOptions[0] : undefined;
  return option?.dataset.fits?.split(" ") ?? [value];
}

/** `<kb-advisory-list>`: the same for advisories. */
class AdvisoryList extends AnswerList {}

customElements.define("kb-answer-list", AnswerList);
customElements.define("kb-advisory-list", AdvisoryList);
