import { foldedText } from "#core/fold.ts";

/** `<kb-countries>`: shows only the countries that are called what is typed, without regard to tone marks; Enter opens the first. */
class CountryList extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", () => this.#filter());
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>(".rows > li:not(.out) a")?.click();
    });
    this.#filter();
  }

  #filter(): void {
    const wanted = foldedText(this.querySelector("input")?.value.trim() ?? "");
    const rows = [...this.querySelectorAll<HTMLElement>(".rows > li")];
    const exact = rows.filter((row) => namesOf(row).includes(wanted));
    for (const row of rows) {
      const fits = exact.length > 0 ? exact.includes(row) : namesOf(row).some((name) => begins(name, wanted));
      row.classList.toggle("out", !fits);
    }
    const none = this.querySelector<HTMLElement>("[data-part='none']");
    if (none) none.hidden = rows.some((row) => !row.classList.contains("out"));
  }
}

function namesOf({ dataset }: HTMLElement): string[] {
  return (dataset.names ?? "").split("|").map(foldedText);
}

/** Whether one of the words of a name, and what follows it, begins with what is typed. */
function begins(name: string, wanted: string): boolean {
  return ` ${name}`.includes(` ${wanted}`);
}

customElements.define("kb-countries", CountryList);
