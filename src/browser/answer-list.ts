/** `<kb-answer-list>`: shows only the rows that have the chosen product, team and tag, and counts them. */
class AnswerList extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", () => this.#filter());
    this.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[data-act='clear']")) this.#clear();
    });
  }

  #selects(): HTMLSelectElement[] {
    return [...this.querySelectorAll("select")];
  }

  #clear(): void {
    const selects = this.#selects();
    for (const select of selects) select.value = "";
    this.#filter();
    selects[0]?.focus();
  }

  #filter(): void {
    const shown = new Set<string>();
    for (const row of this.querySelectorAll<HTMLElement>(".rows > li")) {
      const fits = this.#selects().every(
        ({ name, value }) => value === "" || (row.dataset[name]?.split(" ").includes(value) ?? true),
      );
      row.classList.toggle("out", !fits);
      if (fits) shown.add(row.querySelector("a")?.href ?? "");
    }
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

customElements.define("kb-answer-list", AnswerList);

export {};
