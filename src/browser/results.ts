import "#browser/elsewhere-list.ts";

const WIDE = "(min-width: 1200px)";

/** The id of the list of results: what the box controls. */
export const LIST_ID = "found-list";

/** What was found: its markup, and the sentence that is said of it. */
export interface Shown {
  readonly html: string;
  readonly said: string;
  /** What was looked for, and the answers that are shown: the full text below shows the rest. */
  readonly words: string;
  readonly ids: readonly string[];
  /** How many there are, in words: the way back to them from an answer. */
  readonly count: string;
}

/**
 * Where the box shows what it found: in place of the list in the left column where a page has one and room for
 * it, else in a panel below the box.
 */
export class Results {
  readonly #section = document.createElement("section");
  readonly #list = document.createElement("div");
  readonly #elsewhere = document.createElement("kb-elsewhere");
  readonly #status = document.createElement("p");
  readonly #box: HTMLElement;
  readonly #input: HTMLInputElement;
  #chosen = -1;
  #found = "";

  constructor(box: HTMLElement, input: HTMLInputElement) {
    this.#box = box;
    this.#input = input;
    this.#section.className = "found";
    this.#section.setAttribute("aria-label", box.dataset.label ?? "");
    this.#status.className = "vh";
    this.#status.setAttribute("role", "status");
    // The focus stays in the box, so that a panel is still there when the pointer lets go.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    Object.assign(this.#elsewhere.dataset, { root: box.dataset.root, base: box.dataset.base });
    this.#section.addEventListener("click", ({ target }) => void this.#keep(target as Element));
    this.#section.append(this.#list, this.#elsewhere);
    box.append(this.#status);
    this.hide();
  }

  /** Calls `redraw` when the results have to move between column and panel. */
  onMove(redraw: () => void): void {
    matchMedia(WIDE).addEventListener("change", redraw);
  }

  /** Shows what the customer wrote at once, where another message stands; its marks come with what is found. */
  keepMessage(message: string, html: () => string): void {
    const part = this.#column()?.querySelector(":scope > [data-part='message']");
    const shown = part?.querySelector(".msg")?.textContent ?? "";
    if (part && shown !== message) part.innerHTML = html();
  }

  /** Shows what the customer wrote, above the results or above the page's own list. */
  showMessage(html: string): void {
    const part = this.#column()?.querySelector(":scope > [data-part='message']");
    if (part) part.innerHTML = html;
  }

  /** Shows something in place of the page's own list; a panel repeats the message above it. */
  show(shown: Shown, message: string): void {
    if (this.#hasRoom()) this.#fill(shown, message);
    else this.hide();
    this.#nameBack(shown.count);
  }

  #fill({ html, said, words, ids }: Shown, message: string): void {
    this.#list.innerHTML = this.#isPanel() ? message + html : html;
    this.#elsewhere.query = words;
    this.#elsewhere.without = ids;
    this.#section.hidden = false;
    // The same results drawn again say nothing over what was said since.
    if (said !== this.#found) this.say(said, true);
    this.#found = said;
    this.#place();
    this.#choose(-1);
    this.#input.setAttribute("aria-expanded", String(this.#links().length > 0));
  }

  /** Takes the results away; the page's own list comes back. */
  hide(): void {
    this.#section.hidden = true;
    this.#list.innerHTML = "";
    this.#elsewhere.query = "";
    this.say("", true);
    this.#found = "";
    this.#place();
    this.#choose(-1);
    this.#input.setAttribute("aria-expanded", "false");
  }

  /** Says something of the results, for those who listen only or for all. */
  say(said: string, isQuiet = false): void {
    this.#status.textContent = said;
    this.#status.classList.toggle("vh", isQuiet);
  }

  /** The focus has left: a panel lies over the page and goes with it, results in the column stay. */
  leave(): void {
    if (this.#isPanel() && !this.#hasRoom()) this.hide();
  }

  /** Moves the choice down or up, round the ends. */
  move(step: 1 | -1): void {
    const { length } = this.#links();
    if (length === 0) return;
    const from = this.#chosen < 0 && step < 0 ? 0 : this.#chosen;
    this.#choose((from + step + length) % length);
  }

  /** The chosen result, else the first. */
  chosen(): HTMLAnchorElement | undefined {
    const links = this.#links();
    return links[this.#chosen] ?? links[0];
  }

  /** What no answer fits may be kept as a topic. */
  async #keep(target: Element): Promise<void> {
    if (!target.closest("[data-act='keep-topic']")) return;
    const { askToKeep } = await import("#browser/unanswered-form.ts");
    this.say(await askToKeep(this.#elsewhere.query));
  }

  /** On narrow screens an answer leads back to what was found, which the start page shows. */
  #nameBack(count: string): void {
    const back = document.querySelector<HTMLAnchorElement>("a[data-part='back']");
    if (!back?.lastChild) return;
    back.lastChild.textContent = count;
    back.href = this.#box.dataset.base ?? "/";
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#section.querySelectorAll<HTMLAnchorElement>("[role='option']")];
  }

  #column(): Element | null {
    return document.querySelector(".col-list");
  }

  #isPanel(): boolean {
    return !matchMedia(WIDE).matches || this.#column() === null;
  }

  /** A panel opens while the box is used, and on the start page, which has nothing better to show. */
  #hasRoom(): boolean {
    return !this.#isPanel() || this.#box.contains(document.activeElement) || document.body.matches(".home");
  }

  #place(): void {
    const column = this.#isPanel() ? null : this.#column();
    if (column && this.#section.parentElement !== column)
      column.querySelector(":scope > [data-part='message']")?.after(this.#section);
    else if (!column && this.#section.parentElement !== this.#box) this.#box.append(this.#section);
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
