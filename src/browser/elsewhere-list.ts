import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { type AnswerElsewhere, type Elsewhere, loadElsewhere } from "#browser/elsewhere.ts";
import {
  type ElsewhereView,
  elsewhereFiltersHtml,
  elsewhereFrameHtml,
  elsewhereHtml,
} from "#browser/elsewhere-view.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { escaped } from "#core/html.ts";
import type { FullTextFilter, FullTextNames } from "#search/full-text-sheet.ts";
import { counted } from "#words/text.ts";

const WORDS = await pageWords();

/** So many are shown at once; the rest is one press away. */
const SHOWN = 3;
const MOST_SHOWN = 50;
/** Asked only when nothing was typed for so many milliseconds. */
const PAUSE = 120;

/**
 * `<kb-elsewhere data-root data-base>`: what the full text has to a `query`, with filters of its own. It loads the
 * full text with the first question, shows nothing where there is nothing, and asks anew when a property is set.
 */
export class ElsewhereList extends HTMLElement {
  #query = "";
  #without: readonly string[] = [];
  #filters: Partial<Record<FullTextFilter, string>> = {};
  #limit = SHOWN;
  #source: Promise<Elsewhere> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is looked for: typed words or a pasted message. It is kept in memory only. */
  get query(): string {
    return this.#query;
  }
  set query(query: string) {
    if (query === this.#query) return;
    this.#query = query;
    this.#limit = SHOWN;
    this.#askSoon();
  }

  /** The ids of the answers that are shown above, and so not again. */
  set without(ids: readonly string[]) {
    if (ids.join(" ") === this.#without.join(" ")) return;
    this.#without = ids;
    this.#askSoon();
  }

  /** What is chosen in each filter; empty or absent means all. */
  get filters(): Readonly<Partial<Record<FullTextFilter, string>>> {
    return this.#filters;
  }
  set filters(filters: Readonly<Partial<Record<FullTextFilter, string>>>) {
    this.#filters = { ...filters };
    this.#askSoon();
  }

  connectedCallback(): void {
    if (this.firstChild) return;
    draw(this, elsewhereFrameHtml(this.#view()));
    this.hidden = true;
    this.querySelector("details")?.addEventListener("toggle", () => void this.#openFilters());
    this.addEventListener("change", (event) => this.#chose(event.target as HTMLSelectElement));
    this.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[data-act='more']")) void this.#showAll();
    });
    this.#askSoon();
  }

  #view(): ElsewhereView {
    // Its dates are those of their places, so that no time zone decides.
    return { ...surroundings(WORDS, "UTC", this.dataset.base), now: deviceNow() };
  }

  #loaded(): Promise<Elsewhere> {
    this.#source ??= loadElsewhere(this.dataset.root ?? "/");
    return this.#source;
  }

  /** Several properties set in a row make one question. */
  #askSoon(): void {
    clearTimeout(this.#timer);
    if (this.#query.trim() === "") this.hidden = true;
    this.#timer = setTimeout(() => void this.#ask(), PAUSE);
  }

  async #ask(): Promise<void> {
    const question = this.#query;
    if (!this.isConnected || question.trim() === "") return;
    try {
      const { ask } = await this.#loaded();
      const options = { filters: this.#filters, without: this.#without, limit: this.#limit };
      const { now, locale } = this.#view();
      const answer = await ask(question, { ...options, now, locale });
      // What was asked before the box was emptied comes too late.
      if (answer && this.#query === question) this.#show(answer);
    } catch {
      this.#source = undefined;
      this.#showFailure();
    }
  }

  #show(answer: AnswerElsewhere): void {
    const view = this.#view();
    const chosen = Object.values(this.#filters).filter(Boolean).length;
    this.hidden = answer.total === 0 && chosen === 0;
    draw(this.#part("found"), elsewhereHtml(view, answer));
    this.#part("count").textContent = new Intl.NumberFormat(view.locale).format(answer.total);
    this.#part("chosen").textContent = chosen === 0 ? "" : String(chosen);
    this.#say(counted(view.words.elsewhere.found, answer.total, view.locale));
  }

  #showFailure(): void {
    const { elsewhere } = WORDS;
    const sentence = import.meta.env.DEV ? elsewhere.onlyBuilt : elsewhere.failed;
    this.hidden = this.#query.trim() === "";
    draw(this.#part("found"), `<p class="none">${escaped(sentence)}</p>`);
    this.#part("count").textContent = "";
    this.#say(sentence);
  }

  #say(sentence: string): void {
    const status = this.querySelector("[role='status']");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }

  #part(name: string): Element {
    const part = this.querySelector(`[data-part='${name}']`);
    if (!part) throw new Error(`<kb-elsewhere> has no part "${name}".`);
    return part;
  }

  /** The button goes, and the focus to the first link that was not there before. */
  async #showAll(): Promise<void> {
    const shown = this.querySelectorAll("li > a").length;
    this.#limit = MOST_SHOWN;
    await this.#ask();
    this.querySelectorAll<HTMLAnchorElement>("li > a")[shown]?.focus();
  }

  #chose({ name, value }: HTMLSelectElement): void {
    this.filters = { ...this.#filters, [name]: value };
  }

  /** What the filters are called is loaded when somebody looks at them. */
  async #openFilters(): Promise<void> {
    const part = this.#part("filters");
    if (part.firstChild) return;
    try {
      const response = await fetch(`${this.dataset.root ?? "/"}pagefind/names.json`);
      const names = (await response.json()) as FullTextNames;
      draw(part, elsewhereFiltersHtml(this.#view(), names, this.#filters));
    } catch {
      this.#showFailure();
    }
  }
}

customElements.define("kb-elsewhere", ElsewhereList);

declare global {
  interface HTMLElementTagNameMap {
    "kb-elsewhere": ElsewhereList;
  }
}
