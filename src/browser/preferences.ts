import { askedDesk } from "#browser/desk.ts";
import { forgetEverything } from "#browser/forget.ts";
import { HABIT_CHANGED, type Habit, savedHabit, saveHabit } from "#browser/habit.ts";
import { initialsFrom } from "#browser/initials.ts";

type Control = HTMLInputElement | HTMLSelectElement;

/**
 * `<kb-preferences>` in the menu: keeps what an agent sets for this device, each thing as soon as it is set.
 */
class Preferences extends HTMLElement {
  readonly #draw = () => this.#show();

  connectedCallback(): void {
    this.addEventListener("input", ({ target }) => this.#changed(target));
    this.addEventListener("click", ({ target }) => this.#pressed(target as Element));
    document.addEventListener(HABIT_CHANGED, this.#draw);
    const menu = this.closest<HTMLElement>("[popover]");
    menu?.addEventListener("beforetoggle", () => void this.#offer());
    // It may have been opened before this was loaded.
    if (menu?.matches(":popover-open")) void this.#offer();
    this.#show();
  }

  disconnectedCallback(): void {
    document.removeEventListener(HABIT_CHANGED, this.#draw);
  }

  /** Countries and teams to choose from, when somebody opens the menu; without the network what is set stays. */
  async #offer(): Promise<void> {
    try {
      const { cases, teams } = await askedDesk();
      this.#fill(
        "country",
        cases.countries.map(({ code, name }) => new Option(name, code)),
      );
      this.#fill(
        "team",
        teams.map(({ id, name }) => new Option(name, id)),
      );
      this.querySelector("[data-part='team']")?.toggleAttribute("hidden", teams.length < 2);
      this.#show();
    } catch {
      // The next opening asks again.
    }
    const { readyLine } = await import("#browser/ready-line.ts");
    const kept = this.querySelector("[data-part='kept']");
    if (kept) kept.textContent = await readyLine();
  }

  #fill(name: keyof Habit, options: readonly HTMLOptionElement[]): void {
    const select = this.querySelector<HTMLSelectElement>(`select[data-habit="${name}"]`);
    if (select?.length === 1) select.append(...options);
  }

  #show(): void {
    const habit = savedHabit();
    for (const control of this.querySelectorAll<Control>("[data-habit]"))
      if (control !== document.activeElement) show(control, habit);
  }

  #changed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.dataset.habit === undefined) return;
    const isKept = saveHabit({ [target.dataset.habit]: chosenIn(target) });
    const status = this.querySelector<HTMLElement>("[role='status']");
    if (status) status.textContent = isKept ? "" : (status.dataset.failed ?? "");
  }

  #pressed(target: Element): void {
    const act = target.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "ask") this.#ask(true);
    if (act === "keep") this.#ask(false);
    if (act !== "forget") return;
    // Other parts of the page may hold on to what they have read.
    void forgetEverything().then(() => location.reload());
  }

  #ask(isAsking: boolean): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-part='forget'], [data-act='ask']"))
      part.hidden = (part.dataset.part === "forget") !== isAsking;
    this.querySelector<HTMLElement>(isAsking ? "[data-act='keep']" : "[data-act='ask']")?.focus();
  }
}

function show(control: Control, habit: Habit): void {
  if (control instanceof HTMLInputElement && control.type === "checkbox")
    control.checked = habit.keys !== "off";
  else control.value = habit[control.dataset.habit as keyof Habit] ?? "";
}

function chosenIn(control: Control): string | undefined {
  if (control instanceof HTMLInputElement && control.type === "checkbox")
    return control.checked ? "on" : "off";
  const value = control.dataset.habit === "initials" ? initialsFrom(control.value) : control.value;
  return value === "" ? undefined : value;
}

customElements.define("kb-preferences", Preferences);
