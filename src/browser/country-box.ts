import { caseSheet, changeCase } from "#browser/case.ts";
import { askedDesk } from "#browser/desk.ts";
import { savedHabit } from "#browser/habit.ts";
import { isComposing } from "#browser/keys.ts";
import { unreachedText } from "#browser/page.ts";
import type { CaseCountry } from "#core/case-sheet.ts";
import { countriesLike } from "#core/country-search.ts";

let boxes = 0;

/** The countries chosen on this page, newest first: a shift often stays with a few. */
let recent: string[] = [];

/**
 * `<kb-country data-label data-type data-none data-list>`: a combobox (WAI-ARIA 1.2, list autocomplete) for the
 * country of the case. Typing filters by every name people use; the pinned and the last ones stand first.
 */
class CountryBox extends HTMLElement {
  readonly #input = document.createElement("input");
  readonly #list = document.createElement("ul");
  #active = -1;

  connectedCallback(): void {
    if (this.firstChild) return;
    const { label = "", type = "", list = "" } = this.dataset;
    this.#list.id = `countries-${++boxes}`;
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", list);
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
      "aria-label": label,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: type,
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    this.append(this.#input, this.#list);
    this.#input.addEventListener("input", (event) => {
      event.stopPropagation();
      this.#open();
    });
    this.#input.addEventListener("click", () => this.#open());
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
    this.#input.addEventListener("blur", () => this.#close());
    // The focus stays in the box until the press is done.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const code = (target as Element).closest<HTMLElement>("[data-code]")?.dataset.code;
      if (code) this.#choose(code);
    });
  }

  /** Puts the cursor into the box, with all countries below it. */
  open(): void {
    this.#input.focus();
    this.#open();
  }

  #found(): CaseCountry[] {
    const countries = caseSheet()?.countries ?? [];
    const first = [savedHabit().country, ...recent].filter((code) => code !== undefined);
    const place = ({ code }: CaseCountry) => (first.includes(code) ? first.indexOf(code) : first.length);
    return countriesLike(
      [...countries].sort((a, b) => place(a) - place(b)),
      this.#input.value,
    );
  }

  #open(): void {
    const found = this.#found();
    this.#list.replaceChildren(
      ...found.map(({ code, name }, index) => {
        const row = document.createElement("li");
        Object.assign(row, { id: `${this.#list.id}-${index}`, textContent: name });
        row.setAttribute("role", "option");
        row.dataset.code = code;
        return row;
      }),
    );
    this.#list.dataset.none = found.length > 0 ? "" : (this.dataset.none ?? "");
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#mark(this.#input.value.trim() ? 0 : -1);
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
  }

  #mark(index: number): void {
    this.#active = index;
    for (const [place, row] of [...this.#list.children].entries())
      row.setAttribute("aria-selected", String(place === index));
    const row = this.#list.children[index];
    if (row) this.#input.setAttribute("aria-activedescendant", row.id);
    else this.#input.removeAttribute("aria-activedescendant");
    row?.scrollIntoView({ block: "nearest" });
  }

  #pressed(event: KeyboardEvent): void {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const { length } = this.#list.children;
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      this.#move(event.key === "ArrowDown" ? 1 : -1, length);
    else if (event.key === "Enter") this.#enter();
    else if (event.key === "Escape" && !this.#list.hidden) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(step: 1 | -1, length: number): void {
    if (this.#list.hidden) {
      this.#open();
      return;
    }
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    if (length > 0) this.#mark((from + step + length) % length);
  }

  #enter(): void {
    const code = (this.#list.children[this.#active] as HTMLElement | undefined)?.dataset.code;
    if (code) this.#choose(code);
    else this.#open();
  }

  #choose(code: string): void {
    recent = [code, ...recent.filter((other) => other !== code)].slice(0, 3);
    this.#input.value = "";
    this.#close();
    this.dispatchEvent(new CustomEvent("kb:chosen"));
    changeCase({ country: code });
  }
}

customElements.define("kb-country", CountryBox);

/** Puts the combobox in the place of the plain list of the case bar, and opens it; where no countries can be had that is said. */
export async function takeOver(select: HTMLSelectElement): Promise<void> {
  const chip = select.closest<HTMLElement>(".chip");
  if (!chip || !(await hasCountries(chip))) return;
  const box = chip.querySelector<CountryBox>("kb-country") ?? new CountryBox();
  const { label = "", type = "", none = "", list = "" } = select.dataset;
  Object.assign(box.dataset, { label, type, none, list });
  chip.append(box);
  chip.classList.add("typing");
  const back = () => {
    chip.classList.remove("typing");
    box.remove();
  };
  box.addEventListener("kb:chosen", () => select.focus());
  box.addEventListener("focusout", back, { once: true });
  box.open();
}

async function hasCountries(chip: HTMLElement): Promise<boolean> {
  try {
    await askedDesk();
    return true;
  } catch {
    const said = chip.closest("kb-case")?.querySelector("[data-part='news']");
    if (said) said.textContent = unreachedText();
    return false;
  }
}
