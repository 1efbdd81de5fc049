import { draw, redraw } from "#browser/drawn-nodes.ts";
import { isComposing } from "#browser/keys.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import { type Choice, choicesLike } from "#core/choice.ts";
import { escaped } from "#core/html.ts";
import { type AdvisoryFormWords, counted, filled, type UseWords } from "#words/text.ts";

/** So many that fit are offered at once: what stands above the keyboard of a phone. */
const MOST = 6;

/** What a box to pick several of something is drawn from. */
export interface PicksView {
  readonly view: Surroundings<UseWords>;
  readonly words: AdvisoryFormWords["picks"];
}

/** The box to pick several in: typed letters bring what fits to tick, and what is chosen stands below. */
export function pickManyHtml(name: string, label: string, hint: string): string {
  const id = `pick-${name}`;
  return [
    `<kb-pick-many><input type="hidden" name="${name}" value="">`,
    `<div class="field-row"><label for="${id}">${escaped(label)}</label><span class="quiet hint" id="${id}-hint">${escaped(hint)}</span>`,
    `<input id="${id}" type="search" aria-describedby="${id}-hint" autocomplete="off" spellcheck="false">`,
    `<p class="quiet said" role="status" data-part="count"></p>`,
    `<div role="group" aria-label="${escaped(label)}" data-part="fitting"></div><ul class="picked" data-part="picked"></ul></div></kb-pick-many>`,
  ].join("");
}

/**
 * `<kb-pick-many>` around the field that keeps the ids of what is picked, one space between them, so that a draft
 * brings them back like any other field.
 */
export class PickMany extends HTMLElement {
  #picks: PicksView | undefined;
  #choices: readonly Choice[] = [];

  connectedCallback(): void {
    this.addEventListener("input", (event) => this.#typed(event));
    this.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("click", ({ target }) => {
      const code = (target as Element).closest<HTMLElement>("[data-remove]")?.dataset.remove;
      if (code === undefined) return;
      this.#take(code, false);
      this.#search.focus();
    });
  }

  /** Hands over what there is to pick from, and shows what is picked already. */
  offer(picks: PicksView, choices: readonly Choice[]): void {
    this.#picks = picks;
    this.#choices = choices;
    this.#showPicked();
  }

  get #kept(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>("input[type='hidden']") as HTMLInputElement;
  }

  get #search(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>("input[type='search']") as HTMLInputElement;
  }

  get #codes(): string[] {
    return this.#kept.value.split(" ").filter(Boolean);
  }

  #typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (field === this.#kept) return;
    event.stopPropagation();
    if (field === this.#search) this.#showFitting();
    else this.#take(field.value, field.checked);
  }

  /** Enter takes the first that fits, and never sends the form. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.target !== this.#search || isComposing(event)) return;
    event.preventDefault();
    const [first] = this.#fitting();
    if (!first) return;
    this.#search.value = "";
    this.#showFitting();
    this.#take(first.code, true);
  }

  #fitting(): Choice[] {
    const typed = this.#search.value;
    return typed.trim() === "" ? [] : choicesLike(this.#choices, typed);
  }

  #take(code: string, isTaken: boolean): void {
    const others = this.#codes.filter((other) => other !== code);
    this.#kept.value = [...others, ...(isTaken ? [code] : [])].join(" ");
    for (const box of this.querySelectorAll<HTMLInputElement>("input[type='checkbox']"))
      box.checked = this.#codes.includes(box.value);
    this.#showPicked();
    this.#kept.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #showFitting(): void {
    const { words, view } = this.#picks ?? {};
    if (!words || !view) return;
    const fitting = this.#fitting();
    const shown = fitting.slice(0, MOST).map(({ code, name }) => {
      const id = `${this.#search.id}--${code}`;
      return `<div class="pick"><input type="checkbox" id="${escaped(id)}" value="${escaped(code)}"${this.#codes.includes(code) ? ' checked=""' : ""}><label for="${escaped(id)}">${escaped(name)}</label></div>`;
    });
    draw(this.#part("fitting"), shown.join(""));
    const isEmpty = this.#search.value.trim() === "";
    const count = fitting.length === 0 ? words.none : counted(words.found, fitting.length, view.locale);
    this.#part("count").textContent = isEmpty
      ? ""
      : `${count}${fitting.length > MOST ? `. ${words.most}` : ""}`;
  }

  #showPicked(): void {
    const { words, view } = this.#picks ?? {};
    if (!words || !view) return;
    const rows = this.#codes.map((code) => {
      const name = this.#choices.find((choice) => choice.code === code)?.name ?? code;
      return `<li><button class="btn" type="button" data-remove="${escaped(code)}" aria-label="${escaped(filled(words.remove, { name }))}">${escaped(name)}${icon(view, "cross")}</button></li>`;
    });
    this.#part("picked").setAttribute("aria-label", words.taken);
    redraw(this.#part("picked"), rows.join(""));
  }

  #part(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`) as HTMLElement;
  }
}

customElements.define("kb-pick-many", PickMany);
