const WIDE = "(min-width: 1200px)";

/** The id of the list of results: what the box controls. */
export const LIST_ID = "found-list";

/** What was found: its markup, and the sentence that is said of it. */
export interface Shown {
  readonly html: string;
  readonly said: string;
}

/**
 * Where the box shows what it found: in place of the list in the left column where a page has one and room for
 * it, else in a panel below the box.
 */
export class Results {
  readonly #section = document.createElement("section");
  readonly #status = document.createElement("p");
  readonly #box: HTMLElement;
  readonly #input: HTMLInputElement;
  #chosen = -1;

  constructor(box: HTMLElement, input: HTMLInputElement) {
    this.#box = box;
    this.#input = input;
    this.#section.className = "found";
    this.#section.setAttribute("aria-label", box.dataset.label ?? "");
    this.#status.className = "vh";
    this.#status.setAttribute("role", "status");
    // The focus stays in the box, so that a panel is still there when the pointer lets go.
    this.#section.addEventListener("mousedown", (event) => event.preventDefault());
    box.append(this.#status);
    matchMedia(WIDE).addEventListener("change", () => this.#place());
    this.hide();
  }

  /** Shows something in place of the page's own list. */
  show({ html, said }: Shown): void {
    this.#section.innerHTML = html;
    this.#section.hidden = false;
    this.#status.textContent = said;
    this.#place();
    this.#choose(-1);
    this.#input.setAttribute("aria-expanded", String(this.#links().length > 0));
  }

  /** Takes the results away; the page's own list comes back. */
  hide(): void {
    this.#section.hidden = true;
    this.#section.innerHTML = "";
    this.#status.textContent = "";
    this.#place();
    this.#choose(-1);
    this.#input.setAttribute("aria-expanded", "false");
  }

  /** The focus has left: a panel lies over the page and goes with it, results in the column stay. */
  leave(): void {
    if (this.#section.parentElement === this.#box) this.hide();
  }

  /** Moves the choice down or up, round the ends. */
  move(step: 1 | -1): void {
    const { length } = this.#links();
    if (length === 0) return;
    const from = this.#chosen < 0 && step < 0 ? 0 : this.#chosen;
    this.#choose((from + step + length) % length);
  }

  /** Opens the chosen result, else the first. */
  open(): void {
    const links = this.#links();
    (links[this.#chosen] ?? links[0])?.click();
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#section.querySelectorAll<HTMLAnchorElement>("[role='option']")];
  }

  #column(): Element | null {
    return document.querySelector(".col-list");
  }

  #place(): void {
    const column = matchMedia(WIDE).matches ? this.#column() : null;
    const parent = column ?? this.#box;
    if (this.#section.parentElement !== parent) parent.prepend(this.#section);
    this.#column()?.classList.toggle("finding", column !== null && !this.#section.hidden);
  }

  #choose(index: number): void {
    const links = this.#links();
    this.#chosen = index;
    for (const [place, link] of links.entries()) link.setAttribute("aria-selected", String(place === index));
    const link = links[index];
    if (link) this.#input.setAttribute("aria-activedescendant", link.id);
    else this.#input.removeAttribute("aria-activedescendant");
    link?.scrollIntoView({ block: "nearest" });
  }
}
