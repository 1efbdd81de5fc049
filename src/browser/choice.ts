/** How long a result stays chosen, in milliseconds, before its reply is read: arrow keys run past many. */
const PAUSE = 120;

/**
 * Which of the results is chosen: by the arrow keys, else the first, which Enter opens. The chosen one shows how its
 * reply begins.
 */
export class Choice {
  readonly #section: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #onChosen: (index: number) => void;
  #index = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(section: HTMLElement, input: HTMLInputElement, onChosen: (index: number) => void) {
    [this.#section, this.#input, this.#onChosen] = [section, input, onChosen];
  }

  links(): HTMLAnchorElement[] {
    return [...this.#section.querySelectorAll<HTMLAnchorElement>("[role='option']")];
  }

  /** The first answers to the things that a message asks. */
  asked(): HTMLAnchorElement[] {
    return this.links().filter(({ dataset }) => "asked" in dataset);
  }

  /** The chosen result, else the first. */
  link(): HTMLAnchorElement | undefined {
    const links = this.links();
    return links[this.#index] ?? links[0];
  }

  /** Moves down or up, round the ends. */
  move(step: 1 | -1): void {
    const { length } = this.links();
    if (length === 0) return;
    const from = this.#index < 0 && step < 0 ? 0 : this.#index;
    this.#choose((from + step + length) % length);
  }

  /** Takes up results that were drawn anew: an answer that was chosen stays chosen. */
  renew(before: string | undefined): void {
    const links = this.links();
    const lists = [...this.#section.querySelectorAll("[role='listbox']")].map(({ id }) => id);
    if (lists.length > 0) this.#input.setAttribute("aria-controls", lists.join(" "));
    this.#input.setAttribute("aria-expanded", String(links.length > 0));
    this.#choose(before === undefined ? -1 : links.findIndex(({ dataset }) => dataset.id === before));
  }

  /** The answer that the arrow keys have chosen; undefined while it is only the first. */
  chosenId(): string | undefined {
    return this.links()[this.#index]?.dataset.id;
  }

  #choose(index: number): void {
    this.#index = index;
    const links = this.links();
    for (const [place, link] of links.entries()) {
      link.setAttribute("aria-selected", String(place === index));
      link.classList.toggle("next", index < 0 && place === 0);
    }
    const link = links[index];
    if (link) this.#input.setAttribute("aria-activedescendant", link.id);
    else this.#input.removeAttribute("aria-activedescendant");
    link?.scrollIntoView({ block: "nearest" });
    if (links.length > 0) this.#onChosen(Math.max(0, index));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#showReply(), PAUSE);
  }

  /** Reads the chosen answer's reply; where it cannot be had, the result stands without it. */
  async #showReply(): Promise<void> {
    const link = this.link();
    const part = link?.querySelector<HTMLElement>("[data-part='reply']");
    if (!link || !part) return;
    try {
      const { replyTextAhead } = await import("#browser/reply-ahead.ts");
      const { text, lang } = await replyTextAhead(link.href);
      part.textContent = text;
      if (lang) Object.assign(part, { lang, dir: "auto" });
    } catch {
      part.textContent = "";
    }
  }
}
