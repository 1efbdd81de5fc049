import { draw, redraw } from "#browser/drawn-nodes.ts";
import { isComposing } from "#browser/keys.ts";
import { type PicksView, pickedHtml } from "#browser/pick-many-view.ts";
import type { Surroundings } from "#browser/view.ts";
import { type Choice, choicesLike } from "#core/choice.ts";
import { escaped } from "#core/html.ts";
import { counted, type UseWords } from "#words/text.ts";

/** So many that fit are offered at once: what stands above the keyboard of a phone. */
const MOST = 6;

/** What a box is drawn from, in the language of its page. */
type Offer = PicksView & { readonly view: Surroundings<UseWords> };

/**
 * `<kb-pick-many>` around the field that keeps the ids of what is picked, one space between them, so that a draft
 * brings them back like any other field.
 */
export class PickMany extends HTMLElement {
  #picks: Offer | undefined;
  #choices: readonly Choice[] = [];
  /** Names of ids in the page as it was built. */
  readonly #built = new Map<string, string>();

  connectedCallback(): void {
    for (const chip of this.querySelectorAll<HTMLElement>("[data-remove]"))
      this.#built.set(chip.dataset.remove ?? "", chip.textContent?.trim() ?? "");
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
  offer(picks: Offer, choices: readonly Choice[]): void {
    this.#picks = picks;
    this.#choices = choices;
    this.showPicked();
    this.#showFitting();
  }

  /** Ids as they are called here, with commas between. */
  named(ids: string): string {
    const names = ids.split(" ").map((code) => this.#nameOf(code));
    return names.filter(Boolean).join(", ");
  }

  get #kept(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>("input[name]") as HTMLInputElement;
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
    const others = this.dataset.one === undefined ? this.#codes.filter((other) => other !== code) : [];
    this.#kept.value = [...others, ...(isTaken ? [code] : [])].join(" ");
    for (const box of this.querySelectorAll<HTMLInputElement>("input[type='checkbox']"))
      box.checked = this.#codes.includes(box.value);
    this.showPicked();
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

  /** Draws what is picked; before anything was offered it stands there as the page was built. */
  showPicked(): void {
    if (!this.#picks) return;
    const picked = this.#codes.map((code) => ({ code, name: this.#nameOf(code) }));
    this.#part("picked").setAttribute("aria-label", this.#picks.words.taken);
    redraw(this.#part("picked"), pickedHtml(this.#picks, picked));
  }

  /** Of what cannot be picked any more, the name that the page was built with. */
  #nameOf(code: string): string {
    return this.#choices.find((choice) => choice.code === code)?.name ?? this.#built.get(code) ?? code;
  }

  #part(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`) as HTMLElement;
  }
}

customElements.define("kb-pick-many", PickMany);
