import { choicesIn, chosenIn, clearChoices, keepChoices, takeChoices } from "#browser/choices.ts";
import type { FurtherRows } from "#browser/further-rows.ts";
import { isWanted, type Wanted } from "#core/list-facts.ts";

/** So many rows are shown at once of a list that goes on elsewhere, and so many more when somebody comes to its end. */
const STEP = 50;
/** So far before its end, in pixels, a list goes on by itself. */
const AHEAD = "800px";

/**
 * `<kb-answer-list>`: shows only the rows that fit what is chosen above them, counts them, and keeps the choice in the
 * address. A list whose page holds only its beginning goes on where somebody comes to the end of it, and is filtered whole.
 */
class AnswerList extends HTMLElement {
  #further: Promise<FurtherRows> | undefined;
  #least = STEP;
  /** Which filtering is the newest: what one finds that was overtaken is left. */
  #looks = 0;
  readonly #end = new IntersectionObserver(
    ([seen]) => {
      if (seen?.isIntersecting) this.#goOn();
    },
    { rootMargin: AHEAD },
  );

  connectedCallback(): void {
    const choices = choicesIn(this);
    takeChoices(choices);
    if (choices.some((choice) => chosenIn(choice) !== "")) void this.#filter();
    this.addEventListener("change", () => this.#begin());
    this.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target.closest("[data-act='clear']")) {
        clearChoices(choices);
        this.#begin();
      } else if (target.closest("[data-act='again']")) void this.#filter();
      else if (target.closest("[data-part='more'] a")) {
        event.preventDefault();
        this.#goOn();
      }
    });
    this.#watchEnd();
  }

  disconnectedCallback(): void {
    this.#end.disconnect();
  }

  #begin(): void {
    this.#least = STEP;
    void this.#filter();
  }

  #goOn(): void {
    this.#least = this.querySelectorAll(".rows > li:not(.out)").length + STEP;
    void this.#filter();
  }

  /** Told anew for each row that comes, since an end that stays in sight is told only once. */
  #watchEnd(): void {
    this.#end.disconnect();
    const more = this.#part("more");
    if (more && !more.hidden) this.#end.observe(more);
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  async #filter(): Promise<void> {
    const look = ++this.#looks;
    const choices = choicesIn(this);
    const wanted = choices.flatMap((choice): Wanted[] => {
      const value = chosenIn(choice);
      return value === "" ? [] : [{ name: choice.name, words: fitting(choice, value) }];
    });
    keepChoices(choices);
    this.toggleAttribute("data-filtered", wanted.length > 0);
    const isLong = this.#part("more") !== null;
    const count = isLong ? await this.#loaded(wanted, look) : undefined;
    if (look !== this.#looks) return;
    const shown = this.#showFitting(wanted);
    if (!isLong || count !== undefined) this.#say(count ?? shown);
  }

  /** Loads what fits of a list that goes on elsewhere. Returns how many answers do; undefined where that cannot be told. */
  async #loaded(wanted: readonly Wanted[], look: number): Promise<number | undefined> {
    this.#end.disconnect();
    const [list, more, failed] = [this.querySelector(".rows"), this.#part("more"), this.#part("failed")];
    if (!list || !more || !failed) return undefined;
    try {
      this.#further ??= import("#browser/further-rows.ts").then((module) => new module.FurtherRows(list));
      const further = await this.#further;
      const { count, rows, isMore } = await further.found(wanted, this.#least);
      if (look !== this.#looks) return count;
      further.put(rows);
      failed.hidden = true;
      more.hidden = !isMore;
      this.#watchEnd();
      return count;
    } catch {
      if (look === this.#looks) failed.hidden = false;
      return undefined;
    }
  }

  /** Returns how many answers are shown. */
  #showFitting(wanted: readonly Wanted[]): number {
    const shown = new Set<string>();
    for (const row of this.querySelectorAll<HTMLElement>(".rows > li")) {
      const words = Object.fromEntries(wanted.map(({ name }) => [name, row.dataset[name]?.split(" ")]));
      const fits = isWanted(words, wanted);
      row.classList.toggle("out", !fits);
      if (fits) shown.add(row.querySelector("a")?.href ?? "");
    }
    return shown.size;
  }

  #say(count: number): void {
    const { lang } = document.documentElement;
    const form = this.dataset[new Intl.PluralRules(lang).select(count)] ?? this.dataset.other ?? "";
    const said = this.#part("count");
    if (said) said.textContent = form.replace("{n}", new Intl.NumberFormat(lang).format(count));
    const none = this.#part("none");
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
